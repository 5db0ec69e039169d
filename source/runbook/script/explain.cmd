rem ---------------------------------------------------------------- what a code means
:explain
rem In the words of a restore where words says so, and where a code means another thing there.
if not defined code goto explain_unknown
call :short_code
set "sign=#"
call :rows_of_code
if not defined hit set "words="
if not defined hit call :rows_of_code
if not defined hit goto explain_unknown
set "hit="
set "sign=@"
if not "%cluster%"=="no" call :rows_of_code
if "%cluster%"=="yes" if defined hit goto :eof
set "sign=="
call :rows_of_code
goto :eof
:rows_of_code
set "hit="
for /f "usebackq tokens=1*" %%a in ("%self%") do if /i "%%a"=="%words%%sign%%code%" (
	set "hit=yes"
	echo   %%b
	if defined log >>"%log%" echo   %%b
)
goto :eof
:explain_unknown
set "line=There are no words here for the code %code%"
call :tell
call :say "Look in Event Viewer, Application, source ENTSSO, at the last entries."
goto :eof
