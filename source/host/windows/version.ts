import type {Finding} from './finding.ts';
import {valueIn, type Registry} from './registry-values.ts';

export type VersionSources = {
	readonly registry: Finding<Registry>;
	readonly registry32: Finding<Registry>;
};

/**
Products by the start of the ENTSSO version: those of first releases (KB2908466, MsgBoxViewer, the registry of BizTalk
Server 2016), then what the others may be. "V1" to "V5", as articles call ENTSSO, are names and no versions.
*/
const products = [
	{version: /^3\./v, name: 'BizTalk Server 2004'},
	{version: /^5\./v, name: 'BizTalk Server 2006'},
	{version: /^6\.0\.245(?:\.|$)/v, name: 'BizTalk Server 2006 R2 or 2009, or HIS 2006 or 2009'},
	{version: /^6\.0\.4219(?:\.|$)/v, name: 'BizTalk Server 2010 or HIS 2010'},
	{version: /^6\./v, name: 'BizTalk Server 2006 R2 to 2010, or HIS 2006 to 2010'},
	{version: /^9\.0\.1865(?:\.|$)/v, name: 'BizTalk Server 2013'},
	{version: /^9\.0\.2096(?:\.|$)/v, name: 'BizTalk Server 2013 R2 or HIS 2013'},
	{version: /^9\./v, name: 'BizTalk Server 2013 or 2013 R2, or HIS 2013'},
	{version: /^10\.0\.2242(?:\.|$)/v, name: 'BizTalk Server 2016 or HIS 2016'},
	{version: /^10\./v, name: 'BizTalk Server 2016 or later, or HIS 2016 or later'},
] as const;

/**
Returns the version of ENTSSO. BizTalk Server 2013 has it in the 32-bit view alone, under the names Server and
Administration (KB2908466).
*/
export function versionIn({registry, registry32}: VersionSources): string | undefined {
	return [
		valueIn(registry, 'ProductVersion'),
		valueIn(registry32, 'ProductVersion'),
		valueIn(registry32, 'Server'),
		valueIn(registry32, 'Administration'),
	]
		.find(value => /^\d{1,5}(?:\.\d{1,5}){1,3}$/v.test(value));
}

/** Returns the product or products that this version of ENTSSO came with. */
export function productOf(version: string | undefined): string | undefined {
	return products.find(candidate => candidate.version.test(version ?? ''))?.name;
}
