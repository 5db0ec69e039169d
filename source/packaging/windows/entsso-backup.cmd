@echo off
rem An exclamation mark in a path or an argument stays what it is.
setlocal DisableDelayedExpansion
rem Nothing that is set for other programs may load code into this one: all that Node.js and OpenSSL go by is taken away.
rem The list comes from another cmd.exe, and this says which. A name stands in quotes and is only ever unset, whatever is in it.
set "ComSpec=%SystemRoot%\System32\cmd.exe"
(for %%p in (NODE_ OPENSSL_ SSL_) do for /f "delims==" %%v in ('set %%p') do set "%%v=") 2>nul
rem No debugger opens in it, and it takes less memory for what is soon forgotten (MiB): a third of all it would take.
"%~dp0node.exe" --disable-sigusr1 --max-semi-space-size=2 --no-turbofan "%~dp0cli.mjs" %*
set "code=%errorlevel%"
rem Started by a click, the window closes at the end: wait until the result is read.
rem Its quotes stay around an argument, so that what is in them is text here too.
if [%1]==[] pause
exit /b %code%
