import {password} from '@clack/prompts';

await password({message: 'Password of the backup'});
