@echo off
rem An exclamation mark in a path or an argument stays what it is.
setlocal DisableDelayedExpansion
rem Nothing that is set for other programs may load code into this one.
set "NODE_OPTIONS="
"%~dp0node.exe" "%~dp0cli.mjs" %*
set "code=%errorlevel%"
if not "%~1"=="" exit /b %code%
rem Started from Explorer, the window closes with this file: wait until the result is read.
set "started=%cmdcmdline:"=%"
if not "%started:entsso-backup.cmd=%"=="%started%" pause
exit /b %code%
