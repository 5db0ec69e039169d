/** Questions of a tool that speak of a password, or stand where one is asked for, and ask for something else; by language. */
type OtherQuestions = {
	/** A file, its kind or its name. */
	readonly file: readonly string[];
	/** A computer, an account or a directory it belongs to. */
	readonly where: readonly string[];
	/** Another password than the one of the new backup. */
	readonly otherPassword: readonly string[];
	/** A key, certificate or number beside a password. */
	readonly key: readonly string[];
	/** Yes or no. */
	readonly answer: readonly string[];
	/** A number or property of a password. */
	readonly property: readonly string[];
	/** A message about a password. */
	readonly message: readonly string[];
	/** Words that change what is asked wherever they stand. */
	readonly changing: readonly string[];
};

export const otherQuestions: Readonly<Record<string, OtherQuestions>> = {
	en: {
		file: ['Password file :', 'Password file path:', 'Path of the password file:', 'File of the password:', 'Password folder:', 'Backup file:', 'New backup file:', 'Name of the backup file:', 'Reminder file:', 'Password reminder file:', 'Enter the password file:', 'Password-file:', 'Password for the backup file name:'],
		where: ['Password server:', 'Secret server:', 'Master secret:', 'User name:', 'Account:', 'Domain:', 'User name for the password:'],
		otherPassword: ['Old password :', 'Enter your old password:', 'Current password :', 'Previous password:', 'Service account password :', 'SQL password :', 'Password of user X:', 'Password of user:', 'Password of the user:', 'Domain password:', 'Administrator password:', 'Admin password:', 'Confirm old password:', 'Master password:', 'Login password:', 'Password for the account:', 'Password for the server:', 'Confirm account password:', 'Your password:', 'One time password:', 'Password for the old backup file:', 'Password for the master secret server:'],
		key: ['Key password:', 'Certificate password:', 'Password for the certificate:', 'PIN:', 'Password or PIN:', 'Password key:', 'Private key passphrase:', 'Secret:'],
		answer: ['Overwrite file? (Y/N)', 'Confirm (Y/N)', 'Confirm :', 'Confirm password (Y/N):', 'Change password?', 'Confirm file:', 'Confirm the backup file:', 'Confirm password change:', 'Repeat:', 'Again:', 'Please confirm:'],
		property: ['Password length :', 'Password age:', 'Number of passwords:', 'Password type:', 'Type password:', 'Password name:', 'Name of the password:', 'Password policy:', 'Password expires :', 'Password expiry date:', 'Password count:', 'Password for:', 'Password to the:'],
		message: ['Wrong password :', 'No password :', 'Password ok', 'Password accepted :', 'Invalid password:', 'Password changed:', 'Password required:', 'Password too short:', 'Password not confirmed:', 'Forgot password:', 'Weak password:', 'Check password:', 'Saving password:', 'Password confirmed:', 'Password confirmation failed:'],
		changing: ['type', 'name', 'path', 'folder', 'directory', 'server', 'host', 'user', 'account', 'domain', 'old', 'current', 'previous', 'existing', 'service', 'sql', 'database', 'administrator', 'key', 'certificate', 'pin', 'length', 'age', 'number', 'policy', 'expires', 'wrong', 'invalid', 'no', 'not', 'ok', 'accepted', 'changed', 'change', 'login', 'location', 'id', 'file'],
	},
	de: {
		file: ['Kennwortdatei:', 'Kennwort-Datei:', 'Datei des Kennworts:', 'Pfad der Kennwortdatei:', 'Sicherungsdatei:', 'Name der Sicherungsdatei:', 'Ordner für das Kennwort:', 'Datei für die Kennworterinnerung:', 'Kennwort Sicherungsdatei Name:'],
		where: ['Server:', 'Kennwortserver:', 'Benutzername:', 'Konto:', 'Domäne:', 'Benutzer des Kennworts:'],
		otherPassword: ['Altes Kennwort:', 'Aktuelles Kennwort:', 'Bisheriges Kennwort:', 'Geben Sie das alte Kennwort ein:', 'Kennwort des Dienstkontos:', 'Dienstkontokennwort:', 'Kennwort des Benutzers:', 'SQL-Kennwort:', 'Domänenkennwort:', 'Administratorkennwort:', 'Kennwort für das Konto:', 'Altes Kennwort bestätigen:'],
		key: ['Kennwort des Schlüssels:', 'Kennwort des Zertifikats:', 'Schlüsselkennwort:', 'PIN:', 'Kennwort oder PIN:'],
		answer: ['Datei überschreiben (J/N)?', 'Bestätigen:', 'Bestätigen (J/N):', 'Kennwort ändern:', 'Kennwort löschen:', 'Datei bestätigen:'],
		property: ['Kennwortlänge:', 'Länge des Kennworts:', 'Kennworttyp:', 'Typ des Kennworts:', 'Name des Kennworts:', 'Kennwortalter:', 'Anzahl der Kennwörter:', 'Kennwort läuft ab:', 'Kennwort für:', 'Kennwort ein:'],
		message: ['Falsches Kennwort:', 'Kein Kennwort:', 'Kennwort angenommen:', 'Kennwort ungültig:', 'Kennwort OK', 'Kennwort geändert:', 'Kennwort bestätigt:'],
		changing: ['datei', 'typ', 'name', 'pfad', 'ordner', 'server', 'benutzer', 'konto', 'dienstkonto', 'domäne', 'altes', 'alte', 'aktuelles', 'bisheriges', 'sql', 'administrator', 'schlüssel', 'zertifikat', 'pin', 'länge', 'anzahl', 'falsches', 'kein', 'nicht', 'ungültig', 'ok', 'ändern', 'löschen'],
	},
	fr: {
		file: ['Fichier de mot de passe :', 'Fichier du mot de passe :', 'Nom du fichier de sauvegarde :', 'Fichier de sauvegarde :', 'Chemin du mot de passe :', 'Dossier du mot de passe :', 'Entrez le fichier de mot de passe :', 'Fichier du rappel du mot de passe :', 'Mot de passe fichier :'],
		where: ['Serveur de mot de passe :', 'Serveur :', 'Nom d’utilisateur :', 'Compte :', 'Domaine :'],
		otherPassword: ['Ancien mot de passe :', 'Mot de passe actuel :', 'Mot de passe précédent :', 'Mot de passe du compte de service :', 'Mot de passe de l’utilisateur :', 'Mot de passe SQL :', 'Mot de passe du domaine :', 'Mot de passe de l’administrateur :', 'Confirmez l’ancien mot de passe :', 'Votre mot de passe actuel :'],
		key: ['Mot de passe de la clé :', 'Mot de passe du certificat :', 'Code PIN :', 'Clé du mot de passe :'],
		answer: ['Souhaitez-vous remplacer le fichier :', 'Confirmer (O/N) :', 'Confirmer :', 'Confirmez le fichier :', 'Remplacer le mot de passe :', 'À nouveau :'],
		property: ['Type de mot de passe :', 'Nom du mot de passe :', 'Longueur du mot de passe :', 'Nombre de mots de passe :', 'Âge du mot de passe :', 'Expiration du mot de passe :', 'Mot de passe du :', 'Mot de passe pour :'],
		message: ['Mot de passe incorrect :', 'Mot de passe accepté :', 'Aucun mot de passe :', 'Mot de passe modifié :', 'Mot de passe confirmé :'],
		changing: ['fichier', 'type', 'nom', 'chemin', 'dossier', 'serveur', 'utilisateur', 'compte', 'domaine', 'ancien', 'actuel', 'précédent', 'sql', 'administrateur', 'clé', 'certificat', 'pin', 'longueur', 'nombre', 'incorrect', 'aucun', 'accepté', 'modifier'],
	},
	es: {
		file: ['Archivo de contraseña:', 'Archivo de la contraseña:', 'Escriba el archivo de contraseña:', 'Nombre del archivo de copia de seguridad:', 'Archivo de copia de seguridad:', 'Ruta de la contraseña:', 'Carpeta de contraseña:', 'Copia de contraseña:', 'Contraseña archivo:'],
		where: ['Servidor de contraseña:', 'Servidor:', 'Nombre de usuario:', 'Cuenta:', 'Dominio:'],
		otherPassword: ['Contraseña anterior:', 'Contraseña actual:', 'Antigua contraseña:', 'Contraseña de la cuenta de servicio:', 'Contraseña del usuario:', 'Contraseña de SQL:', 'Contraseña del dominio:', 'Contraseña del administrador:', 'Confirmar contraseña anterior:', 'Clave de acceso:'],
		key: ['Contraseña de la clave:', 'Contraseña del certificado:', 'PIN:', 'Clave:'],
		answer: ['¿Sobrescribir el archivo? (S/N)', 'Confirmar (S/N):', 'Confirmar:', 'Confirme el archivo:', 'Cambiar contraseña:', 'Otra vez:'],
		property: ['Tipo de contraseña:', 'Nombre de la contraseña:', 'Longitud de la contraseña:', 'Número de contraseñas:', 'Caducidad de la contraseña:', 'Contraseña de:', 'Contraseña para:'],
		message: ['Contraseña incorrecta:', 'Contraseña aceptada:', 'Sin contraseña:', 'Contraseña cambiada:', 'Contraseña confirmada:'],
		changing: ['archivo', 'tipo', 'nombre', 'ruta', 'carpeta', 'servidor', 'usuario', 'cuenta', 'dominio', 'anterior', 'actual', 'antigua', 'sql', 'administrador', 'clave', 'certificado', 'pin', 'longitud', 'número', 'incorrecta', 'sin', 'aceptada', 'cambiar'],
	},
	it: {
		file: ['File della password:', 'Password file:', 'File di password:', 'Nome del file di backup:', 'File di backup:', 'Percorso della password:', 'Cartella della password:', 'Immettere il file della password:'],
		where: ['Server della password:', 'Server:', 'Nome utente:', 'Account:', 'Dominio:'],
		otherPassword: ['Vecchia password:', 'Password attuale:', 'Password corrente:', 'Password precedente:', 'Password dell’account del servizio:', 'Password utente:', 'Password di SQL:', 'Password del dominio:', 'Password amministratore:', 'Conferma vecchia password:'],
		key: ['Password della chiave:', 'Password del certificato:', 'PIN:', 'Chiave della password:'],
		answer: ['Sovrascrivere il file? (S/N)', 'Conferma (S/N):', 'Conferma:', 'Conferma file:', 'Cambiare la password:', 'Di nuovo:'],
		property: ['Tipo di password:', 'Tipo password:', 'Nome della password:', 'Lunghezza della password:', 'Numero di password:', 'Scadenza della password:', 'Password per:', 'Password di:'],
		message: ['Password errata:', 'Password accettata:', 'Nessuna password:', 'Password modificata:', 'Password confermata:'],
		changing: ['file', 'tipo', 'nome', 'percorso', 'cartella', 'server', 'utente', 'account', 'dominio', 'vecchia', 'attuale', 'precedente', 'sql', 'amministratore', 'chiave', 'certificato', 'pin', 'lunghezza', 'numero', 'errata', 'nessuna', 'accettata', 'cambiare'],
	},
	pt: {
		file: ['Arquivo de senha:', 'Arquivo da senha:', 'Ficheiro da palavra-passe:', 'Nome do arquivo de backup:', 'Arquivo de backup:', 'Caminho da senha:', 'Pasta da senha:', 'Digite o arquivo de senha:', 'Senha arquivo:'],
		where: ['Servidor de senha:', 'Servidor:', 'Nome de usuário:', 'Conta:', 'Domínio:'],
		otherPassword: ['Senha antiga:', 'Senha atual:', 'Senha anterior:', 'Senha da conta de serviço:', 'Senha do usuário:', 'Senha do SQL:', 'Senha do domínio:', 'Senha do administrador:', 'Confirmar senha antiga:', 'Palavra-chave:'],
		key: ['Senha da chave:', 'Senha do certificado:', 'PIN:', 'Chave da senha:'],
		answer: ['Substituir o arquivo? (S/N)', 'Confirmar (S/N):', 'Confirmar:', 'Confirme o arquivo:', 'Alterar senha:', 'Novamente:'],
		property: ['Tipo de senha:', 'Nome da senha:', 'Comprimento da senha:', 'Número de senhas:', 'Validade da senha:', 'Senha de:', 'Senha para:'],
		message: ['Senha incorreta:', 'Senha aceita:', 'Sem senha:', 'Senha alterada:', 'Senha confirmada:'],
		changing: ['arquivo', 'ficheiro', 'tipo', 'nome', 'caminho', 'pasta', 'servidor', 'usuário', 'conta', 'domínio', 'antiga', 'atual', 'anterior', 'sql', 'administrador', 'chave', 'certificado', 'pin', 'comprimento', 'número', 'incorreta', 'sem', 'aceita', 'alterar'],
	},
	ja: {
		file: ['パスワードファイル:', 'パスワードのファイル:', 'パスワード ファイルの名前:', 'バックアップ ファイル:', 'パスワードのパス:', 'パスワードのフォルダー:', 'パスワードファイルを入力してください:'],
		where: ['パスワード サーバー:', 'サーバー:', 'ユーザー名:', 'アカウント:', 'ドメイン:'],
		otherPassword: ['古いパスワード:', '現在のパスワード:', '以前のパスワード:', 'サービス アカウントのパスワード:', 'ユーザーのパスワード:', 'SQL パスワード:', 'ドメインのパスワード:', '管理者パスワード:', '古いパスワードの確認:', '現在のパスワードを入力してください:'],
		key: ['キーのパスワード:', '証明書のパスワード:', 'PIN:', 'パスワード キー:'],
		answer: ['上書きしますか (Y/N):', '確認:', '確認 (Y/N):', '確認入力:', 'ファイルの確認:', 'パスワードの変更:', 'もう一度:'],
		property: ['パスワードの種類:', 'パスワードの名前:', 'パスワードの長さ:', 'パスワードの数:', 'パスワードの有効期限:', 'パスワードの:', 'パスワードを:'],
		message: ['パスワードが違います:', 'パスワードが正しくありません:', 'パスワードなし:', 'パスワードを確認してください:', 'パスワードを変更しました:', 'パスワードを確認しました:'],
		changing: ['ファイル', '種類', '名前', 'パス', 'フォルダー', 'サーバー', 'ユーザー', 'アカウント', 'ドメイン', '古い', '現在の', '以前の', '管理者', 'キー', '証明書', '長さ', '変更', 'なし', 'が違います'],
	},
	'zh-hans': {
		file: ['密码文件：', '密码的文件：', '请输入密码文件：', '备份文件：', '备份文件名：', '密码路径：', '密码文件夹：', '密码提示文件：'],
		where: ['密码服务器：', '服务器：', '用户名：', '帐户：', '域：'],
		otherPassword: ['旧密码：', '当前密码：', '原密码：', '服务帐户密码：', '用户密码：', '数据库密码：', '域密码：', '管理员密码：', '请输入旧密码：', '确认旧密码：'],
		key: ['密钥密码：', '证书密码：', 'PIN：', '密码密钥：'],
		answer: ['覆盖文件吗 (Y/N)：', '确认：', '请确认：', '确认 (Y/N)：', '确认文件：', '更改密码：', '再次输入：'],
		property: ['密码类型：', '密码名称：', '密码长度：', '密码数量：', '密码有效期：', '密码的：'],
		message: ['密码错误：', '密码正确：', '无密码：', '密码已更改：', '密码无效：'],
		changing: ['文件', '类型', '名称', '路径', '文件夹', '服务器', '用户', '帐户', '域', '旧', '当前', '原', '管理员', '密钥', '证书', '长度', '更改', '无', '错误'],
	},
	'zh-hant': {
		file: ['密碼檔案：', '密碼的檔案：', '請輸入密碼檔案：', '備份檔案：', '備份檔案名稱：', '密碼路徑：', '密碼資料夾：', '密碼提示檔案：'],
		where: ['密碼伺服器：', '伺服器：', '使用者名稱：', '帳戶：', '網域：'],
		otherPassword: ['舊密碼：', '目前的密碼：', '原密碼：', '服務帳戶密碼：', '使用者密碼：', '資料庫密碼：', '網域密碼：', '系統管理員密碼：', '請輸入舊密碼：', '確認舊密碼：'],
		key: ['金鑰密碼：', '憑證密碼：', 'PIN：', '密碼金鑰：'],
		answer: ['覆寫檔案嗎 (Y/N)：', '確認：', '請確認：', '確認檔案：', '變更密碼：', '再次輸入：'],
		property: ['密碼類型：', '密碼名稱：', '密碼長度：', '密碼數量：', '密碼到期：', '密碼的：'],
		message: ['密碼錯誤：', '密碼正確：', '無密碼：', '密碼已變更：', '密碼無效：'],
		changing: ['檔案', '類型', '名稱', '路徑', '資料夾', '伺服器', '使用者', '帳戶', '網域', '舊', '目前的', '原', '系統管理員', '金鑰', '憑證', '長度', '變更', '無', '錯誤'],
	},
	ko: {
		file: ['암호 파일:', '암호의 파일:', '암호 파일을 입력하십시오:', '백업 파일:', '백업 파일 이름:', '암호 경로:', '암호 폴더:', '암호 힌트 파일:'],
		where: ['암호 서버:', '서버:', '사용자 이름:', '계정:', '도메인:'],
		otherPassword: ['이전 암호:', '현재 암호:', '기존 비밀번호:', '서비스 계정 암호:', '사용자 암호:', 'SQL 암호:', '도메인 암호:', '관리자 암호:', '이전 암호 확인:', '현재 암호를 입력하십시오:'],
		key: ['키 암호:', '인증서 암호:', 'PIN:', '암호 키:'],
		answer: ['덮어쓰시겠습니까 (Y/N):', '확인:', '확인 (Y/N):', '파일 확인:', '암호 변경:', '다시 입력:'],
		property: ['암호 종류:', '암호 이름:', '암호 길이:', '암호 개수:', '암호 만료:', '암호의:', '암호를:'],
		message: ['잘못된 암호:', '암호 없음:', '암호를 확인하십시오:', '암호 변경됨:', '암호 오류:'],
		changing: ['파일', '종류', '이름', '경로', '폴더', '서버', '사용자', '계정', '도메인', '이전', '현재', '기존', '관리자', '키', '인증서', '길이', '변경', '없음', '오류'],
	},
	ru: {
		file: ['Файл пароля:', 'Файл для пароля:', 'Пароль файл:', 'Введите файл пароля:', 'Файл резервной копии:', 'Имя файла резервной копии:', 'Путь к паролю:', 'Папка пароля:', 'Файл напоминания о пароле:'],
		where: ['Сервер пароля:', 'Сервер:', 'Имя пользователя:', 'Учётная запись:', 'Домен:'],
		otherPassword: ['Старый пароль:', 'Текущий пароль:', 'Предыдущий пароль:', 'Пароль учётной записи службы:', 'Пароль пользователя:', 'Пароль SQL:', 'Пароль домена:', 'Пароль администратора:', 'Подтвердите старый пароль:', 'Введите текущий пароль:'],
		key: ['Пароль ключа:', 'Пароль сертификата:', 'ПИН:', 'Ключ пароля:'],
		answer: ['Перезаписать файл? (Д/Н)', 'Подтвердите:', 'Подтвердите файл:', 'Подтверждение:', 'Изменить пароль:', 'Ещё раз:'],
		property: ['Тип пароля:', 'Имя пароля:', 'Длина пароля:', 'Число паролей:', 'Срок действия пароля:', 'Пароль для:', 'Пароль к:', 'Пароля:', 'О пароле:'],
		message: ['Пароль неверен:', 'Неверный пароль:', 'Пароль принят:', 'Нет пароля:', 'Пароль изменён:', 'Пароль подтверждён:'],
		changing: ['файл', 'тип', 'имя', 'путь', 'папка', 'сервер', 'пользователя', 'запись', 'домена', 'старый', 'текущий', 'предыдущий', 'sql', 'администратора', 'ключа', 'сертификата', 'пин', 'длина', 'число', 'неверный', 'нет', 'принят', 'изменить'],
	},
	nl: {
		file: ['Wachtwoordbestand:', 'Wachtwoord bestand:', 'Bestand van het wachtwoord:', 'Back-upbestand:', 'Naam van het back-upbestand:', 'Pad van het wachtwoord:', 'Map voor wachtwoord:', 'Bestand voor wachtwoordhint:'],
		where: ['Wachtwoordserver:', 'Server:', 'Gebruikersnaam:', 'Account:', 'Domein:'],
		otherPassword: ['Oud wachtwoord:', 'Huidig wachtwoord:', 'Vorig wachtwoord:', 'Wachtwoord van de serviceaccount:', 'Wachtwoord van gebruiker:', 'SQL-wachtwoord:', 'Domeinwachtwoord:', 'Beheerderswachtwoord:', 'Bevestig oud wachtwoord:', 'Voer het oude wachtwoord in:'],
		key: ['Wachtwoord van de sleutel:', 'Wachtwoord van het certificaat:', 'Pincode:', 'Wachtwoordsleutel:'],
		answer: ['Bestand overschrijven? (J/N)', 'Bevestig:', 'Bevestigen (J/N):', 'Bevestig bestand:', 'Wachtwoord wijzigen:', 'Opnieuw:'],
		property: ['Type wachtwoord:', 'Wachtwoordtype:', 'Naam van wachtwoord:', 'Lengte van het wachtwoord:', 'Aantal wachtwoorden:', 'Wachtwoord verloopt:', 'Wachtwoord voor:', 'Wachtwoord van:', 'Wachtwoord in:'],
		message: ['Onjuist wachtwoord:', 'Wachtwoord geaccepteerd:', 'Geen wachtwoord:', 'Wachtwoord gewijzigd:', 'Wachtwoord bevestigd:'],
		changing: ['bestand', 'type', 'naam', 'pad', 'map', 'server', 'gebruiker', 'account', 'domein', 'oud', 'oude', 'huidig', 'vorig', 'sql', 'beheerder', 'sleutel', 'certificaat', 'pin', 'lengte', 'aantal', 'onjuist', 'geen', 'niet', 'wijzigen'],
	},
	pl: {
		file: ['Plik hasła:', 'Plik do hasła:', 'Hasło plik:', 'Podaj plik hasła:', 'Plik kopii zapasowej:', 'Nazwa pliku kopii zapasowej:', 'Ścieżka hasła:', 'Folder hasła:', 'Plik przypomnienia hasła:'],
		where: ['Serwer hasła:', 'Serwer:', 'Nazwa użytkownika:', 'Konto:', 'Domena:'],
		otherPassword: ['Stare hasło:', 'Bieżące hasło:', 'Poprzednie hasło:', 'Hasło konta usługi:', 'Hasło użytkownika:', 'Hasło SQL:', 'Hasło domeny:', 'Hasło administratora:', 'Potwierdź stare hasło:', 'Hasło do konta:'],
		key: ['Hasło klucza:', 'Hasło certyfikatu:', 'PIN:', 'Klucz hasła:'],
		answer: ['Zastąpić plik? (T/N)', 'Potwierdź:', 'Potwierdź plik:', 'Zmień hasło:', 'Ponownie:'],
		property: ['Typ hasła:', 'Nazwa hasła:', 'Długość hasła:', 'Liczba haseł:', 'Ważność hasła:', 'Hasło do:', 'Hasła:'],
		message: ['Błędne hasło:', 'Hasło przyjęte:', 'Brak hasła:', 'Hasło zmienione:', 'Hasło potwierdzone:'],
		changing: ['plik', 'typ', 'nazwa', 'ścieżka', 'folder', 'serwer', 'użytkownika', 'konta', 'domeny', 'stare', 'bieżące', 'poprzednie', 'sql', 'administratora', 'klucza', 'certyfikatu', 'pin', 'długość', 'liczba', 'błędne', 'brak', 'zmień'],
	},
	cs: {
		file: ['Soubor hesla:', 'Soubor pro heslo:', 'Heslo soubor:', 'Zadejte soubor hesla:', 'Soubor zálohy:', 'Název souboru zálohy:', 'Cesta k heslu:', 'Složka hesla:'],
		where: ['Server hesla:', 'Server:', 'Uživatelské jméno:', 'Účet:', 'Doména:'],
		otherPassword: ['Staré heslo:', 'Aktuální heslo:', 'Předchozí heslo:', 'Heslo účtu služby:', 'Heslo uživatele:', 'Heslo SQL:', 'Heslo domény:', 'Heslo správce:', 'Potvrďte staré heslo:', 'Heslo k účtu:'],
		key: ['Heslo klíče:', 'Heslo certifikátu:', 'PIN:', 'Klíč hesla:'],
		answer: ['Přepsat soubor? (A/N)', 'Potvrďte:', 'Potvrzení:', 'Potvrďte soubor:', 'Změnit heslo:', 'Znovu:'],
		property: ['Typ hesla:', 'Název hesla:', 'Délka hesla:', 'Počet hesel:', 'Platnost hesla:', 'Heslo k:', 'Heslo pro:', 'Hesla:'],
		message: ['Chybné heslo:', 'Heslo přijato:', 'Žádné heslo:', 'Heslo změněno:', 'Heslo potvrzeno:'],
		changing: ['soubor', 'typ', 'název', 'cesta', 'složka', 'server', 'uživatele', 'účtu', 'domény', 'staré', 'aktuální', 'předchozí', 'sql', 'správce', 'klíče', 'certifikátu', 'pin', 'délka', 'počet', 'chybné', 'žádné', 'změnit'],
	},
	sv: {
		file: ['Lösenordsfil:', 'Lösenord fil:', 'Fil för lösenord:', 'Ange lösenordsfil:', 'Säkerhetskopia:', 'Namn på säkerhetskopian:', 'Sökväg till lösenordet:', 'Mapp för lösenord:'],
		where: ['Lösenordsserver:', 'Server:', 'Användarnamn:', 'Konto:', 'Domän:'],
		otherPassword: ['Gammalt lösenord:', 'Nuvarande lösenord:', 'Tidigare lösenord:', 'Lösenord för tjänstkontot:', 'Lösenord för användare:', 'SQL-lösenord:', 'Domänlösenord:', 'Administratörslösenord:', 'Bekräfta gammalt lösenord:'],
		key: ['Lösenord för nyckeln:', 'Lösenord för certifikatet:', 'PIN-kod:', 'Lösenordsnyckel:'],
		answer: ['Skriva över filen? (J/N)', 'Bekräfta:', 'Bekräfta fil:', 'Ändra lösenord:', 'Igen:'],
		property: ['Typ av lösenord:', 'Lösenordstyp:', 'Namn på lösenordet:', 'Lösenordslängd:', 'Antal lösenord:', 'Lösenord för:', 'Lösenord till:'],
		message: ['Fel lösenord:', 'Lösenordet godkänt:', 'Inget lösenord:', 'Lösenordet ändrat:', 'Lösenordet bekräftat:'],
		changing: ['fil', 'typ', 'namn', 'sökväg', 'mapp', 'server', 'användare', 'konto', 'domän', 'gammalt', 'nuvarande', 'tidigare', 'sql', 'administratör', 'nyckel', 'certifikat', 'pin', 'längd', 'antal', 'fel', 'inget', 'ändra'],
	},
	tr: {
		file: ['Parola dosyası:', 'Parolanın dosyası:', 'Parola dosyasını girin:', 'Yedek dosyası:', 'Yedek dosyasının adı:', 'Parola yolu:', 'Parola klasörü:', 'Parola ipucu dosyası:'],
		where: ['Parola sunucusu:', 'Sunucu:', 'Kullanıcı adı:', 'Hesap:', 'Etki alanı:'],
		otherPassword: ['Eski parola:', 'Geçerli parola:', 'Önceki şifre:', 'Hizmet hesabı parolası:', 'Kullanıcı parolası:', 'SQL parolası:', 'Etki alanı parolası:', 'Yönetici parolası:', 'Eski parolayı onaylayın:'],
		key: ['Anahtar parolası:', 'Sertifika parolası:', 'PIN:', 'Parola anahtarı:'],
		answer: ['Dosyanın üzerine yazılsın mı? (E/H)', 'Onayla:', 'Dosyayı onaylayın:', 'Parolayı değiştir:', 'Tekrar:'],
		property: ['Parola türü:', 'Parola adı:', 'Parola uzunluğu:', 'Parola sayısı:', 'Parola süresi:', 'Parola için:', 'Parolayı:'],
		message: ['Yanlış parola:', 'Parola kabul edildi:', 'Parola yok:', 'Parola değiştirildi:', 'Parola onaylandı:'],
		changing: ['dosyası', 'türü', 'adı', 'yolu', 'klasörü', 'sunucusu', 'kullanıcı', 'hesap', 'eski', 'geçerli', 'önceki', 'sql', 'yönetici', 'anahtar', 'sertifika', 'pin', 'uzunluğu', 'sayısı', 'yanlış', 'yok', 'değiştir'],
	},
};
