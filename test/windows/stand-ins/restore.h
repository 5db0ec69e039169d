/*
 * What the stand-ins that restore a secret have in common. A file that write_backup (backup.h) made is restored as the service
 * of ENTSSO does it: the secret in it becomes the current one, in `entsso-secrets.txt` and the registry, and events tell of it.
 */
#include "backup.h"

static const HRESULT wrong_password = (HRESULT)0xC0002A1B, cannot_open = (HRESULT)0xC0002A20, cannot_decrypt = (HRESULT)0xC0002A1A;

static HRESULT refuse_restore(const wchar_t *file, HRESULT code)
{
	wchar_t current[longest], previous[longest], digits[16];
	const wchar_t *strings[] = {file, current, previous, L"WINDOWS\\root", digits};
	read_secrets(current, previous);
	swprintf(digits, 16, L"0x%08X", (unsigned)code);
	log_event(10524, error, 5, strings);
	return code;
}

/* Before anything is asked: whether it is a file of ours at all. */
static HRESULT open_restore(const wchar_t *file)
{
	wchar_t first[longest];
	if (GetFileAttributesW(file) == INVALID_FILE_ATTRIBUTES)
		return refuse_restore(file, cannot_open);
	line_of(file, 0, first);
	if (wcsncmp(first, L"Written by a stand-in", 21) == 0)
		return S_OK;
	log_event(10564, error, 0, NULL);
	return refuse_restore(file, cannot_decrypt);
}

static void keep_secrets(const wchar_t *current, const wchar_t *previous)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	HKEY key;
	secrets_file(path);
	file = _wfopen(path, L"wb");
	print_line(file, current);
	print_line(file, previous);
	fclose(file);
	swprintf(path, MAX_PATH, L"SOFTWARE\\Microsoft\\ENTSSO\\SSOSS\\%ls", current);
	if (RegCreateKeyExW(HKEY_LOCAL_MACHINE, path, 0, NULL, 0, KEY_WRITE | KEY_WOW64_64KEY, NULL, &key, NULL) == ERROR_SUCCESS)
		RegCloseKey(key);
}

/*
 * `behaviour`: `no-event` logs nothing, `older` has an older format, `running` is still encrypting its data when it comes back.
 */
static HRESULT restore_file(const wchar_t *file, const wchar_t *password, const char *behaviour)
{
	wchar_t current[longest], previous[longest], now[longest], before[longest], hash[longest], given[65];
	char hexadecimal[65];
	const wchar_t *strings[] = {file, current, previous, L"WINDOWS\\root", L"WINDOWS"}, *encrypted[] = {L"12", current, now};
	HRESULT code = open_restore(file);
	if (code != S_OK)
		return code;
	hash_text(password, hexadecimal);
	MultiByteToWideChar(CP_UTF8, 0, hexadecimal, -1, given, 65);
	line_of(file, 2, current);
	line_of(file, 3, previous);
	line_of(file, 4, hash);
	if (wcscmp(hash, given) != 0)
		return refuse_restore(file, wrong_password);
	read_secrets(now, before);
	keep_secrets(current, previous);
	if (strcmp(behaviour, "no-event") == 0)
		return S_OK;
	if (strcmp(behaviour, "older") == 0)
		log_event(10598, warning, 0, NULL);
	log_event(10523, information, 5, strings);
	if (*now && wcscmp(now, current) != 0) {
		log_event(10562, information, 0, NULL);
		/* Events of one moment have no order. */
		Sleep(20);
		if (strcmp(behaviour, "running") != 0)
			log_event(10528, information, 3, encrypted);
	}
	return S_OK;
}
