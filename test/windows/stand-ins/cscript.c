/*
 * Stands in for cscript.exe with Microsoft's eventquery.vbs, in the form that it has on Windows XP and Server 2003: a heading and
 * a row for each event of the number that is asked for (/fi "id eq 10559"), newest first; or else that there is none. The
 * events are those of wevtutil-10559.xml (wevtutil.c), and before them the rows in eventquery-10559.csv as they are.
 * With a file cscript-refuses.txt it says that scripts are switched off, and ends with 1.
 */
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>

static FILE *open_beside(const char *format, unsigned long id)
{
	char path[MAX_PATH];
	GetModuleFileNameA(NULL, path, MAX_PATH);
	sprintf(strrchr(path, '\\') + 1, format, id);
	return fopen(path, "rb");
}

static size_t read_beside(const char *format, unsigned long id, char *text, size_t room)
{
	FILE *file = open_beside(format, id);
	size_t length = file ? fread(text, 1, room - 1, file) : 0;
	text[length] = 0;
	if (file)
		fclose(file);
	return length;
}

/* The message as Windows makes it, each line end of it a blank. */
static void print_row(unsigned long id, char *data)
{
	char *end = strstr(data, "</Data>"), *amp;
	if (!end)
		return;
	*end = 0;
	while ((amp = strstr(data, "&amp;")))
		memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
	printf("\"Information\",\"%lu\",\"11/26/2026 5:06:15 PM\",\"ENTSSO\",\"WINDOWS\",\"Enterprise Single Sign-On\",\"N/A\","
		"\"The master secrets were handled.   File Name: %s  Current MSID: {7B0E4F5C-9B0E-4D4C-8D5B-0C7C4A1B2D3E}  "
		"Previous MSID: {0}  Client User: WINDOWS\\admin  Client Computer: WINDOWS\"\r\n", id, data);
}

int main(int count, char **arguments)
{
	static char rows[1 << 16], events[1 << 16];
	unsigned long id = 0;
	char *data;
	size_t length;

	_setmode(_fileno(stdout), 0x8000);
	if (open_beside("cscript-refuses.txt", 0)) {
		puts("CScript Error: Windows Script Host access is disabled on this machine.\r");
		return 1;
	}
	for (int index = 1; index < count; index++)
		if (strncmp(arguments[index], "id eq ", 6) == 0)
			id = strtoul(arguments[index] + 6, NULL, 10);
	length = read_beside("eventquery-%lu.csv", id, rows, sizeof rows);
	read_beside("wevtutil-%lu.xml", id, events, sizeof events);
	data = strstr(events, "<Data>");
	fputs("\r\n", stdout);
	if (!data && !length) {
		puts("INFO: No records available for the 'application' log with the specified criteria.\r");
	} else {
		puts("------------------------------------------------------------------------------\r");
		puts("Listing the events in 'application' log of host 'WINDOWS'\r");
		puts("------------------------------------------------------------------------------\r");
		fwrite(rows, 1, length, stdout);
		if (data)
			print_row(id, data + strlen("<Data>"));
	}
	fputs("\r\n", stdout);
	return 0;
}
