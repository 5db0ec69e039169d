/*
 * What the stand-ins that make a backup have in common: the file they write, the event they log, and how they tell what they got.
 */
#include <windows.h>
#include <bcrypt.h>
#include <stdio.h>
#include <wchar.h>

enum { longest = 1024 };

/* The program or library that this is compiled into; NULL for a program. */
static HMODULE self;

static void beside(wchar_t *path, const wchar_t *name)
{
	GetModuleFileNameW(self, path, MAX_PATH);
	wcscpy(wcsrchr(path, L'\\') + 1, name);
}

static int to_utf8(const wchar_t *text, char *bytes)
{
	return WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, 4 * longest, NULL, NULL) - 1;
}

static void print_line(FILE *file, const wchar_t *text)
{
	char bytes[4 * longest];
	to_utf8(text, bytes);
	fprintf(file, "%s\n", bytes);
}

static void print_hash(FILE *file, const wchar_t *text)
{
	char bytes[4 * longest];
	UCHAR hash[32];
	BCRYPT_ALG_HANDLE algorithm;
	int length = to_utf8(text, bytes);
	BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, 0);
	BCryptHash(algorithm, NULL, 0, (UCHAR *)bytes, length, hash, sizeof hash);
	for (size_t index = 0; index < sizeof hash; index++)
		fprintf(file, "%02x", hash[index]);
	fprintf(file, "\n");
}

/* The second line is the reminder, so that it can be read back; without one the file is empty. */
static int write_backup(const wchar_t *backup, const wchar_t *reminder)
{
	FILE *file = _wfopen(backup, L"wb");
	if (!file)
		return 0;
	if (reminder) {
		fprintf(file, "Written by a stand-in: holds no secret.\n");
		print_line(file, reminder);
	}
	fclose(file);
	return 1;
}

/* Event 10559, backed up, as ENTSSO logs it. */
static void log_event(const wchar_t *backup)
{
	char bytes[4 * longest];
	wchar_t path[MAX_PATH];
	SYSTEMTIME now;
	FILE *file;
	GetSystemDirectoryW(path, MAX_PATH);
	wcscat(path, L"\\wevtutil-10559.xml");
	file = _wfopen(path, L"wb");
	GetSystemTime(&now);
	fprintf(file, "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='ENTSSO'/>"
		"<EventID Qualifiers='16384'>10559</EventID><TimeCreated SystemTime='%04d-%02d-%02dT%02d:%02d:%02d.%03d0000Z'/>"
		"<EventRecordID>%lu</EventRecordID></System><EventData><Data>",
		now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond, now.wMilliseconds, GetTickCount());
	to_utf8(backup, bytes);
	for (const char *byte = bytes; *byte; byte++)
		if (*byte == '&')
			fputs("&amp;", file);
		else
			fputc(*byte, file);
	fprintf(file, "</Data></EventData></Event>\r\n");
	fclose(file);
}
