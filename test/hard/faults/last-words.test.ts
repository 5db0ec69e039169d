import {testLastWords} from '../../core/engines/last-words.ts';

testLastWords([[10, 10], [100, 30]]);
