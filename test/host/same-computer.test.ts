import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isSameComputer, isSameSqlServer} from '../../source/host/same-computer.ts';

const anyLabel = fc.string({unit: fc.constantFrom(...'abcz09-'), minLength: 1, maxLength: 22}).map(text => `s${text}1`);
const anyDomain = fc.constantFrom('contoso.local', 'corp.contoso.com', 'example');
const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6());
const anyCase = (text: string) => fc.constantFrom(text, text.toUpperCase(), ` ${text} `, `${text}.`);
const settings = {seed: 837_267, numRuns: 500} as const;

describe('two computers', () => {
	test.each([
		['BIZ01', 'biz01'],
		['BIZ01', 'BIZ01.contoso.com'],
		['VERY-LONG-NAME-01', 'VERY-LONG-NAME-'],
		['10.1.2.3', ' 10.1.2.3 '],
		['FE80::1', 'fe80:0:0:0:0:0:0:1'],
		['[::1]', '::1'],
	])('%s and %s are one', (one, other) => {
		expect(isSameComputer(one, other)).toBe(true);
		expect(isSameComputer(other, one)).toBe(true);
	});

	test.each([
		['10.1.2.3', '10.9.9.9'],
		['10.1.2.3', '10'],
		['10.1.2.3', 'BIZ01'],
		['fe80::1', 'fe80::2'],
		['fe80::1', 'fe80'],
		['BIZ01', 'BIZ02'],
		['BIZ01', 'BIZ'],
		['VERY-LONG-NAME-01', 'VERY-LONG-NAME-02'],
		['sql01.prod.example', 'sql01.test.example'],
		['', ''],
		['BIZ01', ''],
		['.', '.contoso.com'],
	])('%j and %j are two', (one, other) => {
		expect(isSameComputer(one, other)).toBe(false);
		expect(isSameComputer(other, one)).toBe(false);
	});

	test('a name is one with itself, with its domain, and in any letter case', () => {
		fc.assert(fc.property(anyLabel, anyDomain, fc.context(), (label, domain, context) => {
			const full = `${label}.${domain}`;
			for (const [one, other] of [
				[label, label.toUpperCase()],
				[label, full],
				[full, `${full}.`],
				[label, label.slice(0, 15)],
			] as const) {
				context.log(`${one} ${other}`);
				expect(isSameComputer(one, other)).toBe(true);
				expect(isSameComputer(other, one)).toBe(true);
			}
		}), settings);
	});

	test('two addresses are one only as a whole', () => {
		fc.assert(fc.property(anyAddress, anyAddress, (one, other) => {
			expect(isSameComputer(one, one.toUpperCase())).toBe(true);
			const [host, otherHost] = [one, other].map(text => new URL(`http://${text.includes(':') ? `[${text}]` : text}/`).hostname);
			expect(isSameComputer(one, other)).toBe(host === otherHost);
		}), settings);
	});

	test('an address is never a name', () => {
		fc.assert(fc.property(anyAddress, anyLabel, (address, label) => {
			expect(isSameComputer(address, label)).toBe(false);
			expect(isSameComputer(address, address.split(/[.:]/v, 1)[0] ?? '')).toBe(false);
		}), settings);
	});
});

describe('two SQL Servers', () => {
	const isSame = (one: string, other: string) => isSameSqlServer(one, other, 'BIZ01');

	test.each([
		[String.raw`SQL01\INST1`, String.raw`SQL01.contoso.local\inst1`],
		['SQL01', 'sql01.contoso.local'],
		['SQL01', String.raw`SQL01\MSSQLSERVER`],
		['SQL01', 'SQL01,1433'],
		[String.raw`SQL01\INST1`, String.raw`tcp:SQL01\INST1,1500`],
		[String.raw`SQL01\INST1,1500`, 'SQL01, 1500'],
		['(local)', 'BIZ01'],
		[String.raw`.\INST1`, String.raw`biz01.contoso.com\INST1`],
		['10.1.2.3,1433', '10.1.2.3'],
	])('%s and %s are one', (one, other) => {
		expect(isSame(one, other)).toBe(true);
		expect(isSame(other, one)).toBe(true);
	});

	test.each([
		[String.raw`SQL01\INST1`, String.raw`SQL01\INST2`],
		[String.raw`SQL01\INST1`, String.raw`SQL01.contoso.local\INST2`],
		[String.raw`SQL01\INST1`, 'SQL01'],
		[String.raw`SQL01\INST1`, 'SQL01,1433'],
		[String.raw`SQL01\INST1,1500`, String.raw`SQL01\INST1,1501`],
		['SQL01', 'SQL01,1500'],
		['SQL01', 'SQL02'],
		[String.raw`10.1.2.3\INST1`, String.raw`10.9.9.9\INST1`],
		['(local)', 'SQL01'],
	])('%s and %s are two', (one, other) => {
		expect(isSame(one, other)).toBe(false);
		expect(isSame(other, one)).toBe(false);
	});

	test('the same computer and the same instance, however they are written, are one; another instance is another', () => {
		const anySign = fc.constantFrom(...'ab1_$');
		const anyInstance = fc.string({unit: anySign, minLength: 1, maxLength: 4}).map(text => `i${text}`);
		fc.assert(fc.property(anyLabel, anyDomain, anyInstance, anyInstance, (label, domain, instance, other) => {
			expect(isSame(`${label}\\${instance}`, `${label.toUpperCase()}.${domain}\\${instance.toUpperCase()}`)).toBe(true);
			expect(isSame(`${label}\\${instance}`, `${label}.${domain}\\${other}`)).toBe(instance === other);
			expect(isSame(`${label}\\${instance}`, label)).toBe(false);
		}), settings);
	});

	test('the order does not matter', () => {
		const anyComputer = fc.constantFrom('SQL01', 'sql01.contoso.local', '10.1.2.3', '.', 'BIZ01');
		const anyInstance = fc.constantFrom('', String.raw`\A`, String.raw`\B`, String.raw`\MSSQLSERVER`);
		const anyPort = fc.constantFrom('', ',1433', ',1500');
		const anyServer = fc.tuple(anyComputer, anyInstance, anyPort).chain(parts => anyCase(parts.join('')));
		fc.assert(fc.property(anyServer, anyServer, (one, other) => {
			expect(isSame(one, one)).toBe(true);
			expect(isSame(one, other)).toBe(isSame(other, one));
		}), settings);
	});
});
