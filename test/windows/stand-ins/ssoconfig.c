/*
 * Stands in for ssoconfig.exe: asks as it does (prompts and echo as in the published transcript of a backup), key by
 * key from the console, and ends as `behaviour.txt` beside it says:
 *   ok          writes the backup file, has the event of it for wevtutil.exe (wevtutil.c), and says so
 *   no-event    the same without the event
 *   empty       writes an empty backup file and says that it is done
 *   0xXXXXXXXX  says that it failed with this code, writes nothing
 *   hang        never comes back after the last answer, and starts a second process that does not either
 *   silent      asks nothing and never comes back
 *   ask         asks something else first
 *   crash       ends after the last answer with the exit code of an access violation
 * Of a restore (restore.h) it prints the reminder first, then asks for the password alone, and knows besides:
 *   older       the file has an older format
 *   running     data are still being encrypted anew when it ends
 *   but         restores, and says then that it failed, with the code 0xC0002A3F
 *   asks-again  asks for the password once more where it was refused
 * A second word is the exit code; without it 1 for a code and 0 for the others.
 * What it got stands in `received.txt` (console.h).
 */
#include "console.h"
#include <stdlib.h>

enum { not_told = 0x7fffffff };

/* One line, key by key; each key is shown as `echo`, or as itself where that is 0. */
static void ask(const wchar_t *prompt, wchar_t echo, wchar_t *answer)
{
	DWORD mode, count, length = 0;
	say(prompt);
	GetConsoleMode(input, &mode);
	SetConsoleMode(input, 0);
	for (;;) {
		wchar_t key, shown[2] = {0, 0};
		if (!ReadConsoleW(input, &key, 1, &count, NULL) || count == 0)
			ExitProcess(90);
		if (key == L'\r')
			break;
		if (length < longest - 1)
			answer[length++] = key;
		shown[0] = echo ? echo : key;
		say(shown);
	}
	answer[length] = 0;
	SetConsoleMode(input, mode);
	say(L"\r\n");
}

static void read_behaviour(char *behaviour, int *exit_code)
{
	wchar_t path[MAX_PATH];
	FILE *file;
	beside(path, L"behaviour.txt");
	file = _wfopen(path, L"r");
	strcpy(behaviour, "ok");
	if (file) {
		fscanf(file, "%31s %i", behaviour, exit_code);
		fclose(file);
	}
}

static void start_second_process(void)
{
	wchar_t path[MAX_PATH], line[] = L"ssoconfig.exe -sleep";
	STARTUPINFOW startup = {sizeof startup};
	PROCESS_INFORMATION process;
	GetModuleFileNameW(NULL, path, MAX_PATH);
	CreateProcessW(path, line, NULL, NULL, FALSE, 0, NULL, NULL, &startup, &process);
}

static int say_failed(HRESULT code, int exit_code)
{
	wchar_t line[128];
	swprintf(line, 128, L"ERROR: 0x%08X : The stand-in was told to say this.\r\n", (unsigned)code);
	say(line);
	return exit_code == not_told ? 1 : exit_code;
}

static int restore(const wchar_t *file, const char *behaviour, int exit_code)
{
	static wchar_t password[longest], reminder[longest], answer[longest];
	HRESULT code;
	if (strcmp(behaviour, "silent") == 0)
		Sleep(INFINITE);
	code = open_restore(file);
	if (code != S_OK)
		return say_failed(code, exit_code);
	line_of(file, 1, reminder);
	say(L"Password reminder : ");
	say(reminder);
	say(L"\r\n");
	if (strcmp(behaviour, "ask") == 0)
		ask(L"Are you sure (Y/N)? ", 0, answer);
	ask(L"Password : ", L'*', password);
	write_received(file, password, L"", answer);
	if (strcmp(behaviour, "hang") == 0) {
		start_second_process();
		Sleep(INFINITE);
	}
	if (strcmp(behaviour, "crash") == 0)
		TerminateProcess(GetCurrentProcess(), (UINT)EXCEPTION_ACCESS_VIOLATION);
	if (strncmp(behaviour, "0x", 2) == 0)
		return say_failed(refuse_restore(file, (HRESULT)strtoul(behaviour, NULL, 16)), exit_code);
	code = restore_file(file, password, behaviour);
	if (code == wrong_password && strcmp(behaviour, "asks-again") == 0) {
		say_failed(code, exit_code);
		ask(L"Password : ", L'*', password);
		code = restore_file(file, password, behaviour);
	}
	if (code == S_OK && strcmp(behaviour, "but") == 0)
		code = (HRESULT)0xC0002A3F;
	if (code != S_OK)
		return say_failed(code, exit_code);
	say(L"The operation completed successfully.\r\n");
	return exit_code == not_told ? 0 : exit_code;
}

int wmain(int count, wchar_t **arguments)
{
	static wchar_t password[longest], confirmation[longest], reminder[longest], text[2 * longest];
	char behaviour[32];
	int exit_code = not_told;

	if (count == 2 && wcscmp(arguments[1], L"-sleep") == 0)
		Sleep(INFINITE);
	open_console();
	read_behaviour(behaviour, &exit_code);
	if (is_restore(count, arguments))
		return restore(arguments[2], behaviour, exit_code);
	if (!is_backup(count, arguments))
		return 2;
	if (strcmp(behaviour, "silent") == 0)
		Sleep(INFINITE);
	if (strcmp(behaviour, "ask") == 0)
		ask(L"Which of the two databases? ", 0, text);
	ask(L"Password : ", L'*', password);
	ask(L"Confirm Password : ", L'*', confirmation);
	ask(L"Password reminder : ", 0, reminder);
	write_received(arguments[2], password, confirmation, reminder);
	if (strcmp(behaviour, "hang") == 0) {
		start_second_process();
		Sleep(INFINITE);
	}
	if (strcmp(behaviour, "crash") == 0)
		TerminateProcess(GetCurrentProcess(), (UINT)EXCEPTION_ACCESS_VIOLATION);
	if (strncmp(behaviour, "0x", 2) == 0) {
		swprintf(text, 2 * longest, L"ERROR: %hs : The stand-in was told to say this.\r\n", behaviour);
		say(text);
		return exit_code == not_told ? 1 : exit_code;
	}
	if (!write_backup(arguments[2], password, strcmp(behaviour, "empty") == 0 ? NULL : reminder)) {
		say(L"ERROR: 0xC0002A20 : The file could not be written.\r\n");
		return 1;
	}
	if (strcmp(behaviour, "ok") == 0)
		log_backup(arguments[2]);
	say(L"The operation completed successfully.\r\n");
	return exit_code == not_told ? 0 : exit_code;
}
