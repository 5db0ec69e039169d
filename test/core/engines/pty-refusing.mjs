// Stands in for the program that holds the pseudo-terminal, on a computer that has none.
import process from 'node:process';

process.stdin.resume();
process.stdout.write(`${JSON.stringify({type: 'no-terminal', reason: 'out of pseudo-terminals'})}\n`);
