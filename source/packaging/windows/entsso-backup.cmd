@echo off
rem An exclamation mark in a path or an argument stays what it is.
setlocal DisableDelayedExpansion
rem Nothing that is set for other programs may load code into this one.
set "NODE_OPTIONS="
"%~dp0node.exe" "%~dp0cli.mjs" %*
set "code=%errorlevel%"
rem Started by a click, the window closes at the end: wait until the result is read.
if "%~1"=="" pause
exit /b %code%
