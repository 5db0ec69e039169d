import {build} from '../source/packaging/build.ts';

/** Tests drive the bundle, so it is made before the first of them. */
export default async function setup(): Promise<void> {
	await build();
}
