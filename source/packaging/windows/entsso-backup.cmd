@echo off
rem An exclamation mark in a path or an argument stays what it is.
setlocal DisableDelayedExpansion
rem Nothing that is set for other programs may load code into this one.
set "NODE_OPTIONS="
rem Less memory for what is soon forgotten (MiB): a third of all the program would take.
"%~dp0node.exe" --max-semi-space-size=2 "%~dp0cli.mjs" %*
set "code=%errorlevel%"
rem Started by a click, the window closes at the end: wait until the result is read.
if "%~1"=="" pause
exit /b %code%
