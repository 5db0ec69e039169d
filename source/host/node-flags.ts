/**
Flags of Node.js for every process of this program. Without the first a signal opens a debugger, through which another user
of the computer could read what is in memory. The start of cli.tsx and entsso-backup.cmd have it too.
*/
export const nodeFlags = ['--disable-sigusr1'] as const;
