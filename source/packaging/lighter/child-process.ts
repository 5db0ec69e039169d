import process from 'node:process';

/** Loads the module when it is used. */
export const execFileSync = (...given: readonly unknown[]): unknown => Reflect.apply(process.getBuiltinModule('node:child_process').execFileSync, undefined, given);

const lateModule = {execFileSync};

export default lateModule;
