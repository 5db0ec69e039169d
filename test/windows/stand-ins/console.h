/*
 * What the stand-ins for ssoconfig.exe have in common: the console they talk to, and how they end.
 */
#include "restore.h"

static HANDLE input, output;

/* Wine gives a program in a pseudo-console no standard handles. */
static void open_console(void)
{
	const DWORD access = GENERIC_READ | GENERIC_WRITE, share = FILE_SHARE_READ | FILE_SHARE_WRITE;
	input = CreateFileW(L"CONIN$", access, share, NULL, OPEN_EXISTING, 0, NULL);
	output = CreateFileW(L"CONOUT$", access, share, NULL, OPEN_EXISTING, 0, NULL);
}

static void say(const wchar_t *text)
{
	DWORD written;
	WriteConsoleW(output, text, (DWORD)wcslen(text), &written, NULL);
}

static int is_restore(int count, wchar_t **arguments)
{
	return count == 3 && _wcsicmp(arguments[1], L"-restoresecret") == 0;
}

static int is_backup(int count, wchar_t **arguments)
{
	if (count == 3 && _wcsicmp(arguments[1], L"-backupsecret") == 0)
		return 1;
	say(L"Usage: ssoconfig -backupsecret <backup file> | -restoresecret <restore file>\r\n");
	return 0;
}

/*
 * `received.txt` beside the program then holds, in UTF-8 and a line each: the path, the SHA-256 of the password in UTF-8,
 * that of its confirmation, and the reminder.
 */
static void write_received(
	const wchar_t *backup, const wchar_t *password, const wchar_t *confirmation, const wchar_t *reminder)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	beside(path, L"received.txt");
	file = _wfopen(path, L"wb");
	print_line(file, backup);
	print_hash(file, password);
	print_hash(file, confirmation);
	print_line(file, reminder);
	fclose(file);
}
