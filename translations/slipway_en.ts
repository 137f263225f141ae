<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps Docker Compose stacks in step with Git.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppService</name>
    <message>
        <source>There is no such app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No port from 20000 to 29999 is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>App %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a stack with a compose file, no app.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppValidation</name>
    <message>
        <source>Enter the path of the Dockerfile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a port from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a port from 1 to 65535, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter from 0.01 to 1024 processors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter at least 6 MB of memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a host name such as app.example.com, without a path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a path such as /health.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter from 1 to 3600 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter no, always, unless-stopped or on-failure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The volume %1 must be NAME:/path or /folder:/path, with :ro where the app only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of a stage of the Dockerfile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a platform such as linux/amd64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no secret named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a secret; everybody who has the image can read its build arguments. Use it as a build secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the registry&apos;s address such as registry.example.com:5000.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Checkout</name>
    <message>
        <source>The file %1 was left out: its name is not UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link %1 points outside the stack&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The submodule %1 was left out: .gitmodules does not name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is a Git LFS pointer and was left as it is: no .gitattributes file of the repository uses Git LFS.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>the instance ended before it answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The instance answered with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The running Slipway does not listen, so this command cannot reach it. Start it without --no-listen, or on a free port with --listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Slipway is running for the data folder %1. Start one with &quot;slipway&quot; or &quot;slipway serve&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of %1: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no line on standard input for the secret %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployed commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked the token %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run without a window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a stack from a Git repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show one stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove a stack; its files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>look at Git and deploy what is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deploy, also when nothing is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show the output of the last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the runs of a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>make an API token and print it once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the API tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revoke an API token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check what Slipway needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: slipway [OPTION]… [COMMAND]
Keeps Docker Compose stacks in step with Git. Without a command it opens the window.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  --background           start in the tray, without a window
  --data-dir DIR         the data folder (default: $XDG_DATA_HOME/slipway)
  --listen ADDRESS:PORT  where the API listens (default 127.0.0.1:8725; port 0 = a free one)
  --no-listen            no API
  --vault WHERE          the key for secrets: keychain (default) or key-file
  --log-level LEVEL      debug, info (default), warning or error
  -h, --help             this text; after a command, its options
  -v, --version          the version

Exit codes: 0 done, 1 failed, 2 wrong use, 3 no instance of Slipway is running.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the API listens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for secrets: keychain or key-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>debug, info, warning or error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start in the tray, without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the end and show the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print JSON, as the API answers it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch to follow (default: main).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose file in the repository (default: compose.yaml).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with variables in the repository (default: none).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable; may be given several times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret variable; its value is read from standard input, one line for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret variable whose value is the content of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy it at once and wait for the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name to recognise the token by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stacks:view, stacks:edit, environments:edit or credentials:edit; may be given several times (default: all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of an environment the token may use; may be given several times (default: all).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take its containers down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove its volumes too (only together with --down).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with what comes, until interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--listen takes ADDRESS:PORT, for example 127.0.0.1:8725.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--vault takes keychain or key-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--log-level takes debug, info, warning or error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the repository with --url URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--var takes KEY=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--secret-file takes KEY=FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--secret takes only the KEY: a value here could be read by others. It is read from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--environment takes the number of an environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the token a name with --name NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--volumes goes only together with --down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NAME is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one argument too many: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: slipway %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See &quot;slipway %1 --help&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See &quot;slipway --help&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n branch(es)</source>
        <translation>
            <numerusform>%n branch</numerusform>
            <numerusform>%n branches</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no stack named &quot;%1&quot;. See &quot;slipway stack list&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted the key of %1: %2 %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the keys of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the repositories that stacks follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask the servers of all repositories, or of one stack&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list the accepted ssh host keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accept the key of an ssh host by its fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forget the keys of an ssh host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow this tag instead, or the highest one of a pattern such as v1.*.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay at this commit instead (its whole id).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential for the Git server, by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a systemd user unit that runs this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give only one of --branch, --tag and --commit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The HOST is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The FINGERPRINT is missing. It looks like SHA256:… and is what you compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no credential named &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no stack yet. Add one with &quot;slipway stack add NAME --url URL&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added the stack %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the stack %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files stay in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See &quot;slipway logs %1&quot; for its output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued as run %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run of this stack has an output yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets have a new key in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give the secrets a fresh key (while Slipway does not run)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program answers there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key in %1 fits the secrets: there is nothing to give up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are sealed with the key in %1 from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) of before cannot be read with it: enter them again in the window, or by the API.</source>
        <translation>
            <numerusform>%n secret of before cannot be read with it: enter it again in the window, or by the API.</numerusform>
            <numerusform>%n secrets of before cannot be read with it: enter them again in the window, or by the API.</numerusform>
        </translation>
    </message>
    <message>
        <source>give up a lost key, to enter secrets again (while Slipway does not run)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Credential</name>
    <message>
        <source>The credential %1 belongs to %2 and is not sent to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address uses ssh, and the credential %1 is a token or password. Use the address with https, or a credential with an ssh key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address uses https, and the credential %1 is an ssh key. Use the address with ssh, or a credential with a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A credential of this type has no such field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value has a line break or another character that cannot be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the whole private key, from the line BEGIN to the line END.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name of at most 100 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name may not contain a colon or a line break, or begin with a hyphen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of the server alone, such as git.example.org, with :PORT where it is not the usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the value; without it the credential is of no use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has a password in it. Remove it; the credential has its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cron</name>
    <message>
        <source>Minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day of week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (field %2, character %3): %4</source>
        <extracomment>%1: the field&apos;s name, %2: its number, %3: the character&apos;s number, %4: what is wrong</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing beside the comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only one step (&quot;/&quot;) is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a range has one &quot;-&quot;, as in 1-5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a step needs a range or a star; write %1-%2/%3 or */%3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range goes backwards; write %1-%2,%3-%4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is missing after &quot;/&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the step &quot;%1&quot; is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the step is 0; the least is 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the step %1 is larger than the field; the largest is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too small; the least is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large; the largest is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known; names have three letters: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;?&quot; is not part of cron; write &quot;*&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; belongs to another dialect of cron; only numbers, names, &quot;*&quot;, &quot;-&quot;, &quot;/&quot; and &quot;,&quot; are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;*&quot; stands alone or before a step, as in */5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a number from %2 to %3 nor a name such as %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is longer than %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is empty; write five fields, as in &quot;0 3 * * *&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known; possible are @hourly, @daily, @weekly, @monthly and @yearly, each alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>five are needed: minute, hour, day of month, month, day of week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one field; %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>There are %n fields; %1</source>
        <translation>
            <numerusform>There is %n field; %1</numerusform>
            <numerusform>There are %n fields; %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n fields; five are needed, without seconds and year.</source>
        <translation>
            <numerusform>There is %n field; five are needed, without seconds and year.</numerusform>
            <numerusform>There are %n fields; five are needed, without seconds and year.</numerusform>
        </translation>
    </message>
    <message>
        <source>this day never comes in the months of field 4, so it would never run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CronDescription</name>
    <message>
        <source>January</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every %n minutes</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>At minute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At minutes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hour, on the hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours, on the hour</source>
        <translation>
            <numerusform>Every hour, on the hour</numerusform>
            <numerusform>Every %n hours, on the hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, every %n hours</source>
        <translation>
            <numerusform>%1, every hour</numerusform>
            <numerusform>%1, every %n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the hours %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on day %1 of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on days %1 of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, but only %2</source>
        <extracomment>%1: &quot;on day 13 of the month&quot;, %2: &quot;on Friday&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and also %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Decision</name>
    <message>
        <source>The API asked to deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A webhook asked to deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule asked to deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked to deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New commit on %1: %2..%3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First deploy: commit %1 of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables changed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings changed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables or settings changed since the last deploy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last run did not succeed, so this one tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took this stack down, so it stays down. Start or Deploy brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this stack, so it stays stopped. Start or Deploy revives it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new: %1 is still at %2, and variables and settings are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new: commit %1 of %2 was already found not to concern this stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>None of the %n changed file(s) fits the patterns of this stack.</source>
        <translation>
            <numerusform>None of the %n changed file fits the patterns of this stack.</numerusform>
            <numerusform>None of the %n changed files fits the patterns of this stack.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n changed file(s) belongs to this stack.</source>
        <translation>
            <numerusform>None of the %n changed file belongs to this stack.</numerusform>
            <numerusform>None of the %n changed files belongs to this stack.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ping answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It asked %n stack(s) to look at Git.</source>
        <translation>
            <numerusform>It asked %n stack to look at Git.</numerusform>
            <numerusform>It asked %n stacks to look at Git.</numerusform>
        </translation>
    </message>
    <message>
        <source>The forge tried the address and got its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its proof is missing or wrong. Enter the secret of the webhook at the forge once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook is not switched on there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>%1 is a forge, %2 its word for what happened, as in &quot;GitHub, ping&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, push to %2</source>
        <extracomment>%1 is a forge, %2 a branch, as in &quot;GitHub, push to main&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>through the relay %1</source>
        <extracomment>%1 is a server, as in &quot;smee.io&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docker</name>
    <message>
        <source>The compose file defines no service to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no containers of this stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the environment&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the docker context “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not use the Docker Engine at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run “sudo usermod -aG docker $USER”, then log out and in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Podman does not answer at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start its socket with “systemctl --user start podman.socket”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker Desktop does not answer at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Docker Desktop and check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No running Docker Engine was found on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it with “sudo systemctl start docker”; where it is not installed, run “sudo apt install docker.io” or see https://docs.docker.com/engine/install/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker does not know %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one that “docker context ls” lists, or run “docker context use default”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Docker Engine does not answer at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it with “sudo systemctl start docker”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Docker Engine at %1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the host is on, that its address is right and that Docker runs there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program “docker” is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian or Ubuntu run “sudo apt install docker.io”; elsewhere see https://docs.docker.com/engine/install/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker is there, but Docker Compose (version 2) is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package “docker-compose-plugin” (from Docker), “docker-compose-v2” (Ubuntu) or “docker-compose” (Debian 13).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Docker Engine at %1 did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart it with “sudo systemctl restart docker”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and that the host is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose plugin of docker was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The buildx plugin of docker was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package docker-buildx-plugin (or docker-buildx). It is needed for stacks that build images.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program git was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install git. It is needed for repositories in local folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ssh was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install openssh-client. It is needed for repositories that are reached by ssh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder with --data-dir, or make it writable for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space: images and repositories need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in use: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another address with --listen, unless it is Slipway itself that runs there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Slipway made a mistake in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway made a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report it together with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took too long and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It took too long and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connection, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of %1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name; it may have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of %1 is already in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is already in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack %1 is busy with another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack is busy with another run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has ended, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new one with &quot;slipway token create&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token does not allow this: %1 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a token that has the permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 is damaged. Nothing was changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is damaged. Nothing was changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a backup in its place, or move it away to begin with an empty one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 was made by a newer Slipway. Nothing was changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was made by a newer Slipway. Nothing was changed in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the newer version, or use another data folder with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database refused a request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it stays, report it together with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: %1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then try again. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its owner and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault for secrets cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the desktop keychain or mend the key file. A host without a keychain uses --vault key-file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret %1 was sealed with another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s key does not fit the secrets in the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back the old key, or enter the secrets again. Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the address of a Git repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a Git repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an address with https, http, ssh or file, or a path that begins with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git server %1 cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the network, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Git repository at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Git repository at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address; a private repository may also answer like this without a credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git server %1 refused the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git server refused the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the Git server is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch %1 is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the branch in the settings, or push it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository %1 has no commits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has no commits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push a first commit with a compose file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local copy of %1 is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local copy of the repository is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync again: it is fetched anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository holds a path that is not safe: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository holds a path that is not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it from the repository; it was not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands in the way: it is in the stack&apos;s folder, but Git did not put it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file in the stack&apos;s folder stands in the way: Git did not put it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away or remove it, then sync again. It was not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Git failed with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Git failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync again; if it stays, look at the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path %1 is not inside the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose path is not inside the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a relative path to a file in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose file %1 is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no compose file in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the compose path in the settings, or push the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose does not accept %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose does not accept the compose file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file in the repository, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program docker was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the Docker command line, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker has no &quot;compose&quot; command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker cannot be reached at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Docker, for example with &quot;sudo systemctl start docker&quot;, and check that you may use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Containers of a project named %1 already run from another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Containers of a project with this name already run from another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take them down first, or give this stack another name. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is already in use on the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A port is already in use on the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop what uses it, or choose another port in the compose file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image %1 cannot be pulled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image cannot be pulled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name and tag, and that you may pull it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build of %1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the output, correct the Dockerfile or the sources, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose could not start %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose could not start the stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the output, correct the cause, then sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not become healthy in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack did not become healthy in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the logs of the services.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program %1 could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is installed and in PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the output, correct the cause, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway ended while this run was going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was never deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack was never deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploy it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A variable is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of the server is not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare its fingerprint, then accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of %1 has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of the server has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the server before you accept the new one: somebody may be listening in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway already runs for the data folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway already runs for this data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that instance, end it first, or choose another folder with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a sentence without its full stop, %2 what a program said about the cause</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of %1 is marked as revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host key of the server is marked as revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not connect. Ask whoever runs the server for its new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key for %1 cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the key and its passphrase in the credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag of the repository fits %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tag of the repository fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the tag in the settings, or push it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commit %1 is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commit is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the commit in the settings, or push it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository %1 is larger than its size limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository is larger than its size limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the limit in the settings of the repository, or make the repository smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The submodule %1 cannot be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A submodule cannot be fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its address in .gitmodules and whether the credential may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content of %1 in Git LFS cannot be had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content of a file in Git LFS cannot be had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server has the file in Git LFS and that the credential may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is, or lies behind, a symbolic link that leads out of the repository. Put the file itself there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the package docker-compose-plugin (from Docker), docker-compose-v2 (Ubuntu) or docker-compose (Debian 13).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next sync repairs what was left half done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project folder %1 is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message could not be sent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message could not be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose files need these variables, which nobody sets: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose files need variables that nobody sets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them a value under the variables of the stack, and sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry did not let Slipway have the image %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry refused the login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name and password in the registry logins of the stack, and sync again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new version of %1 failed, and the previous version was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new version failed, and the previous version was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the output of the run, correct the cause, then deploy again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git server redirects to %1, and the credential does not go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Git server redirects to another one, and the credential does not go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you trust that server, make its address the one of this stack and give a credential for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name its CA certificates at the repository, add them to the system, or correct the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a credential for this stack, or check the one it has.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Nothing was fetched from Git yet. Sync the stack first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not valid YAML.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>env file of an included compose file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerCacheService</name>
    <message>
        <source>There is neither the image registry:2 nor the program docker-registry. Pull the image with “docker pull registry:2”, or install the package docker-registry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker has no image registry:2 there. Pull it with “docker pull registry:2”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Listener</name>
    <message>
        <source>%1 is not an address to listen on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program already listens on %1. Choose another address with --listen, or 0 as its port for a free one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be listened on: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate or its key cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalRegistry</name>
    <message>
        <source>There is a container named %1 that Slipway did not make.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogView</name>
    <message>
        <source> … the rest of this line is left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <source>%1 needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is good again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) need you</source>
        <translation>
            <numerusform>%n stack need you</numerusform>
            <numerusform>%n stacks need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) are good again</source>
        <translation>
            <numerusform>%n stack are good again</numerusform>
            <numerusform>%n stacks are good again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) are done</source>
        <translation>
            <numerusform>%n stack are done</numerusform>
            <numerusform>%n stacks are done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) failed</source>
        <translation>
            <numerusform>%n stack failed</numerusform>
            <numerusform>%n stacks failed</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 runs %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notify</name>
    <message>
        <source>The server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the server is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no server of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached (error %1 of the network).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an address that begins with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has a user or a password in it. Use the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address with the topic, such as https://ntfy.sh/my-topic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer messages waited for the same target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answered with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has no token to report with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not GitHub, GitLab, Gitea or Forgejo, or does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway deploys this commit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This commit runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deploy did not end well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name of at most 100 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token has a line break in it or is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one kind of news.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address again for this type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway can reach you here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the test message that was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pause</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 1 &amp;Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until &amp;Tomorrow at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until &amp;Resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused for %1, until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused for %1, until resumed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Permission</name>
    <message>
        <source>see stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change and sync stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change credentials</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Relay</name>
    <message>
        <source>Enter the whole address of a channel, such as https://smee.io/…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an address with https://: others on the way could read the deliveries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address without a user name, a password and #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel is missing: open the relay in a browser, start a new channel and copy its whole address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay refuses this channel (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay does not know this channel (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay redirects to another address (HTTP %1). Enter that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay answers with HTTP %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay closed the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no server of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the relay is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No encrypted connection to the relay could be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the relay failed (error %1 of the network).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing came from the relay for %n second(s).</source>
        <translation type="unfinished">
            <numerusform>Nothing came from the relay for %n second.</numerusform>
            <numerusform>Nothing came from the relay for %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>A delivery could not be recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address does not answer with events. Copy the address of the channel anew from the relay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No relay is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected to %1 since %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Next try: %2.</source>
        <extracomment>%1 is a sentence, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Repository</name>
    <message>
        <source>This is not a certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit is a number of bytes, or 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state of a commit can be reported only where the address begins with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>%1 is at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged since it was last checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted because a mounted file changed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed what an interrupted run had begun to make; it had never been started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Render</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch may have moved meanwhile; looking again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of the deployed commit %1 were put back, because nothing was deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files of the deployed commit %1 could not be put back: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file was edited in place; the edited version is kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received %1 of %2 objects, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The commit was there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose files or variables could not be read, so Compose goes by the containers&apos; labels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deployed yet. Sync deploys the stack for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked by Compose in the next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The deployed commit %1 is no longer here, so its files cannot be put back. A deploy brings the stack to the newest commit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose file defines no service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential goes over plain http: everybody on the way can read it. Use an address with https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1 is followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server says that the repository has moved to %1. Change the address of this stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has no Dockerfile named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has no folder named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads out of the repository through a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step %1 failed (%2, line %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The step %1 failed (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came from the layer cache %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps from the cache; the image has %3 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build failed with steps from the cache, so it is tried once more from scratch: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker built the image but does not have it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login for the layer cache %1 has no password that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing the previous version back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The previous version could not be brought back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The previous version runs again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old image of commit %1 stays for now: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping the layers in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layers were not kept in the cache %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login for the registry %1 has no password yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No service of the compose files has the profile %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 received from Git LFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The env files of the services are replaced by the merged variables while Compose runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new containers get the variables of the last deploy. The stack stays out of step until the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variables of the last deploy are not kept, so the new containers get those of now. The stack stays out of step until the next sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build sends more than %1 MB to Docker; most of it is %2. What the build does not need goes into a file .dockerignore, a line each: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployed %1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 is how a run ended (&quot;Sync failed&quot;), %2 is the reason, a sentence</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleEditor</name>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks every %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulePlan</name>
    <message>
        <source>Enter when to sync, for example 0 3 * * *, or set how often to look.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleService</name>
    <message>
        <source>The pause must end in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reason may have at most 500 characters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSH agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no branch yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It has %n branch(es): %1</source>
        <extracomment>%n branches, %1 their names</extracomment>
        <translation>
            <numerusform>It has %n branch: %1</numerusform>
            <numerusform>It has %n branches: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackFingerprint</name>
    <message>
        <source>compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further compose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>build and run settings of the app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pull policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal of orphans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>environment of docker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>build on deploy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>build cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recreation of containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registry logins</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StackService</name>
    <message>
        <source>The address has a password in it. Remove it; credentials are kept apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot change once the stack was deployed, because the containers and the folder carry it. Add a new stack, and remove this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volumes are removed only together with the containers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter at least one pattern.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot change while a run of the stack is going on. Wait for its end, or cancel it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateFace</name>
    <message>
        <source>In step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>Another environment has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local environment cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment still has stacks; remove them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks still use this repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stack is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment already has a stack with this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several environments have a stack named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another token has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another credential has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential %1 is already the one of this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These stacks use the credential: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The delivery is not kept any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The notification target is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another notification target has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another stack of the environment has this project name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Targets</name>
    <message>
        <source>Slack or Mattermost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recoveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <extracomment>Short form of hours, as in &quot;3 h ago&quot;.</extracomment>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>A duration in seconds, as in &quot;0.4 s&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>A duration in milliseconds, as in &quot;43 ms&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <extracomment>Short form of seconds, an age.</extracomment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tls</name>
    <message>
        <source>The file of the certificate holds none. It must be PEM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the key holds no key that can be read. It must be PEM, without a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key does not belong to the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenService</name>
    <message>
        <source>A token needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a permission; there are %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>No stacks yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) failed</source>
        <translation>
            <numerusform>%n stack failed</numerusform>
            <numerusform>%n stacks failed</numerusform>
        </translation>
    </message>
    <message>
        <source>Docker cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) are out of step</source>
        <translation>
            <numerusform>%n stack are out of step</numerusform>
            <numerusform>%n stacks are out of step</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) are syncing</source>
        <translation>
            <numerusform>%n stack are syncing</numerusform>
            <numerusform>%n stacks are syncing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stack(s) are paused</source>
        <translation>
            <numerusform>%n stack are paused</numerusform>
            <numerusform>%n stacks are paused</numerusform>
        </translation>
    </message>
    <message>
        <source>The stacks have not been synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stacks are in step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Validation</name>
    <message>
        <source>The name of the server is missing or not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address has a space or a line break where none may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use an address with https, http, ssh or file, the form user@host:path, or a path that begins with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address with file is written as file:///path/to/repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses that begin with %1 are not supported; use https, http, ssh or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of the repository is missing after the name of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of the repository may not contain &apos; or !.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name for the stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name may have at most 63 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use lower case letters, digits, - and _; begin with a letter or a digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of the branch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Git does not allow this name for a branch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a path inside the repository that does not begin with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path has a character that is not allowed; separate folders with /.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is a folder; enter the file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path may not leave the repository with &quot;..&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path may not lead into the folder .git.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name for the variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable name &quot;%1&quot; may have only letters, digits, _, . and -, and no digit first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is reserved: it would steer Docker itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of the variable %1 may not contain a zero byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of the variable %1 is longer than 96 KiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule is hourly, daily, weekly or custom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pattern is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the pattern %1 with / between folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern %1 leaves the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern %1 has a range that ends before it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a tag, or a pattern such as v1.*.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the whole commit id: 40 digits and letters a to f.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look every 10 seconds at the most often, and every 7 days at the least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack may have at most 50 compose files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the path of the compose file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose file %1 is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; may have only letters, digits, _, . and -.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 cannot be given to docker. Allowed are those that tune it, such as DOCKER_BUILDKIT, BUILDKIT_* and the proxy variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the registry &quot;%1&quot; as a host name in lower case, with a port where it needs one: ghcr.io, or registry.lan:5000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the user name for %1; it may not contain a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for health at most one hour: 0 to 3600 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry %1 is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address in %1 has a password in it, which would be stored in clear. Remove it here, and add %1 as a secret variable of the stack: docker gets that too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow a tag or a commit, not both: leave one empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Variables</name>
    <message>
        <source>The env file %1 is not in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret variable %1 has no value yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name may not contain a blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of %2 cannot be read: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be in a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quoted value has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it uses variables in a way that is not valid; write $$ for a dollar sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it needs the variable %1, which nobody sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is not UTF-8 text. Save it as UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a valid use of variables. Write $$ for a dollar sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway&apos;s own environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variables of the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.env in the repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>env file of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variables of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is larger than 8 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>The keychain did not answer; it may be locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system has no random numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry in the keychain is not a key of Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the desktop keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 is open to others. Make it readable for you alone (chmod 600)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 does not hold 32 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key file %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenSSL could not seal the value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key does not have 32 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value of %1 is kept from when the keychain answered. It is not replaced while secrets are kept for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its key is for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WebAddress</name>
    <message>
        <source>Enter the address with https://, such as https://hooks.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Webhook</name>
    <message>
        <source>The body is not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This delivery was received before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body of this delivery is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body was too long to be kept as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway does not listen, so no webhook can come in. Start it without --no-listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The push is of the tag %1, which no stack here follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The push is to the branch %1, which no stack here follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The event %1 is not a push.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag %1 was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch %1 was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every commit of the push says [skip cd].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This delivery was refused. Only one that was proven can be replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This delivery asked no stack to look at Git.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret needs %1 to %2 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhooks are not enabled here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no provider of this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no webhook secret yet. Make one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The relay did not preserve the body, so the proof over it cannot hold. Choose application/json at the forge, or a relay that passes the body on as it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proof is missing or wrong. If the secret is right, the relay did not preserve the body: use one that passes it on as it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stack here has its webhook switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is larger than 25 MiB and was not read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoneTable</name>
    <message>
        <source>The time zone &quot;%1&quot; is not known. Write a name such as Europe/Berlin or UTC.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::Application</name>
    <message>
        <source>This instance of Slipway does not know that request.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::Desktop</name>
    <message>
        <source>Slipway is still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It keeps your stacks in step. Open it or quit from this icon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) are still going on.</source>
        <extracomment>%n is the number of runs that are going on</extracomment>
        <translation>
            <numerusform>%n run is still going on.</numerusform>
            <numerusform>%n runs are still going on.</numerusform>
        </translation>
    </message>
    <message>
        <source>The API and webhooks are off: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off, as asked when Slipway was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are kept encrypted; the key to them is in a file of the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets are kept encrypted; the key to them is in the keyring of your desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter Secrets Anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with another key?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sealed with the lost key cannot be read any more: passwords, tokens and private keys of credentials, webhook secrets and secret variables have to be entered again. Stacks, other variables, containers, volumes and the history stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Enter Secrets Anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter Secrets &amp;Anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secrets are sealed with a fresh key now, kept in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you quit now, what runs is cancelled; the next sync repairs what is half done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::AcceptKeyDialog</name>
    <message>
        <source>I &amp;compared the fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept Host Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept this key as the one of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From then on Slipway trusts this server, and stops if it ever shows another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 publishes this fingerprint at %2. From then on Slipway trusts this server, and stops if it ever shows another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Accept Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server once more…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ApiAccessDialog</name>
    <message>
        <source>API Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Audit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::AppBuildEditor</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a build argument</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doc&amp;kerfile:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conte&amp;xt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that is sent to the build; a dot stands for the whole repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target &amp;stage:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build &amp;arguments:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who has the image can read them. Use build secrets for what is secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build s&amp;ecrets:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of secret variables that only the build gets, for RUN --mount=type=secret,id=NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Platforms:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as linux/amd64. More than one needs an Engine that keeps images in containerd.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::AppContainerEditor</name>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unless it was stopped by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container &amp;port:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one the app listens on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port &amp;on the host:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Domain:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds labels for a Traefik that runs there. Empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Health check:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;rocessors:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vo&amp;lumes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in each line: NAME:/path or /folder:/path, with :ro where the app only reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Secrets as variables:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret variables are files /run/secrets/NAME in the container. These are variables too, which everybody who may use Docker there can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port on the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A free one, chosen once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds between two checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a path such as /health.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 20000 to 29999; it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app can be reached by other containers only, for example by Traefik.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new version that does not answer is replaced by the one before. The image needs wget or curl.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::AuditPage</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done (%1)</source>
        <extracomment>%1 is the number of an HTTP answer, such as 403</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer, command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed through the API or the command line yet. What is done in this window is not listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Older</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::Bubbles</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::BuildModel</name>
    <message>
        <source>&lt; 0.1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around the build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n from the cache</source>
        <translation type="unfinished">
            <numerusform>%1 of %n from the cache</numerusform>
            <numerusform>%1 of %n from the cache</numerusform>
        </translation>
    </message>
    <message>
        <source>from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::BuildTab</name>
    <message>
        <source>Show &amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build has not begun yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was built yet. Deploy the app to see its build here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The build failed with steps from the cache and was tried once more from scratch; this is that try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps from the cache (%3 %).</source>
        <extracomment>%1 steps of %2, which is %3 percent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1, built %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1 is being built.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has %1, as much as the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has %1, %2 more than the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The image has %1, %2 less than the one before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::CodeView</name>
    <message numerus="yes">
        <source>%n lines, read only</source>
        <translation>
            <numerusform>%n line, read only</numerusform>
            <numerusform>%n lines, read only</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command or the name of a stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1    %2</source>
        <extracomment>%1 is a command, %2 its key or what it is</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ComposeOptionsEditor</name>
    <message>
        <source>&amp;Build images of services with a build section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build &amp;without the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;create all containers, changed or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove containers whose &amp;service is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder of the first compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only images that are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a variable for docker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment of docker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a registry login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registry logins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;More compose files:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One in each line, relative to the repository. Later ones win over earlier ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pro&amp;files:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names with blanks between them; * stands for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project f&amp;older:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths in the compose files are relative to it. A dot stands for the whole repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Project &amp;name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pull images:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On deploy:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for &amp;health:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A deploy fails where services are not healthy by then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment of docker:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For docker itself and not for the containers, such as DOCKER_BUILDKIT or HTTPS_PROXY.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Registry logins:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by the runs of this stack only. Passwords are kept encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands here twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password for %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ComposePane</name>
    <message>
        <source>Compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in Git</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1, which runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1, which is not deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Compose reads it, with all variables of commit %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deployed yet, so there is nothing to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose files that run are those of commit %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From what runs (commit %1) to what Git says now (commit %2).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::CopyField</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <extracomment>%1 is what is copied: &quot;Copy Address&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::CredentialDialog</name>
    <message>
        <source>New Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ype:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser&amp;ver:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To&amp;ken:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass&amp;word:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private k&amp;ey:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passph&amp;rase:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes only to the repositories that name it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes to this server only, and is its default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of your own SSH agent and the settings of your SSH are used; Slipway keeps no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A credential needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of the server alone, such as git.example.org, with :PORT where it is not the usual one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name may not contain a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the private key, or choose its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one in the address, or %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the kept passphrase away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::CredentialPicker</name>
    <message>
        <source>Ne&amp;w…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This credential is for addresses with ssh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This credential is for addresses with https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This credential is for %1 and goes to no other server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default of %1: %2</source>
        <extracomment>%1 is a server, %2 the name of a credential</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is the name of a credential, %2 the server it is for</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::CredentialTest</name>
    <message>
        <source>Repository to test with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server accepts this credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and &amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of a repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test w&amp;ith:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::CredentialsPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public repositories need no credential. For a private one, add a token, a password or an SSH key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Credential…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another credential in these stacks first: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the credential “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its secret is taken out of the vault and cannot be brought back. On the server nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove Credential</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::DeliveriesDialog</name>
    <message>
        <source>stack %1, removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open R&amp;un</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set Up &amp;Webhook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send &amp;Test Delivery…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No delivery matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear &amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter deliveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All verdicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway does not listen, so no webhook can come in. The settings say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No webhook has come in yet. Set one up from the settings of a stack, or send a test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Replayed. %n run(s) wait or go on.</source>
        <translation>
            <numerusform>Replayed. %n run waits or goes on.</numerusform>
            <numerusform>Replayed. %n runs wait or go on.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied. It can be pasted into a shell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret is not in it: put it into the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, run %2</source>
        <extracomment>%1 is a stack, %2 the number of a run</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::DeliveriesModel</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::DeliveryDetail</name>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch or tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivery id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from delivery %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came without a body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The body of what was not proven is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body (its beginning)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::DeployOnEditor</name>
    <message>
        <source>Deploy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On every new commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when files of this stack changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when these files changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files, one pattern a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter at least one file or pattern, such as shop/**.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the compose file, and what Compose reads outside it: build contexts, env files, configs, secrets and mounted files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line, inside the repository: * is any text, ** any folders, and ! before a line takes its files out again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::DetailPane</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is not in the history any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old runs are removed, and of syncs in a row that found nothing new only the last is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::EditTable</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::EditTableModel</name>
    <message>
        <source>Hidden value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::EnvironmentsModel</name>
    <message>
        <source>Local Docker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker over SSH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker over TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Podman</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker Engine %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, 1 needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 need you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stacks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::EnvironmentsView</name>
    <message>
        <source>Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layer Cache…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::FirstDelivery</name>
    <message>
        <source>Send &amp;Test Delivery…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Deliveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes in now is refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first delivery…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This turns green by itself as soon as one comes. Most forges send a ping when the webhook is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2. %3</source>
        <extracomment>%1 is what came, as in &quot;GitHub, push to main&quot;, %2 when, as in &quot;3 min ago&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deliveries come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last delivery was refused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::FollowEditor</name>
    <message>
        <source>&amp;Find Branches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag or pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the repository for its branches; this also tests whether it can be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>v1.* (the highest version wins)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40 digits and letters a to f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a branch, or choose the default branch of the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defa&amp;ult branch of the repository</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::HistoryView</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stack has not been synced or deployed yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::HostKeyBar</name>
    <message>
        <source>&amp;Accept This Key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Host Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprints of %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this the key of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway meets this server for the first time and waits for you. Compare the fingerprint with the one that whoever runs the server tells you; if it is another, somebody may be in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway meets this server for the first time and waits for you. %1 publishes this fingerprint; compare it on their page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: the key of %1 is marked as revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was fetched and no credential was sent. Ask whoever runs the server for its new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: %1 shows another key than the one you accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be between you and the server, or the server was set up anew. Nothing was fetched and no credential was sent. Ask whoever runs it. Only if they confirm the new key: remove the old one in Host Keys, then sync again and compare.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::HostKeysPage</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server&apos;s key has been accepted yet. Slipway asks when it meets a server over SSH for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Host Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget the key of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2

The next sync meets this server as if for the first time, and asks whether its key is right. Remove it only where whoever runs the server says that it has a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove Key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::InspectedPane</name>
    <message>
        <source>&amp;Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was fetched from Git yet. Fetch brings the files here and deploys nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching from Git…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::InspectorModel</name>
    <message>
        <source>missing, and required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody sets it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default in the compose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a value that another one hides, %2 the layer it stands in</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose file requires it: a deploy stops before anything is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose takes an empty text for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::InspectorPane</name>
    <message>
        <source>Where values come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compose files use no variables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The compose files use %n variables, and each has a value.</source>
        <translation>
            <numerusform>The compose files use %n variable, and it has a value.</numerusform>
            <numerusform>The compose files use %n variables, and each has a value.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variables that the compose files use have no value.</source>
        <translation>
            <numerusform>%n variable that the compose files use has no value.</numerusform>
            <numerusform>%n variables that the compose files use have no value.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slipway::ui::LayerCacheDialog</name>
    <message>
        <source>Start a &amp;Local One</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer Cache of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A registry that only the machine itself reaches, without a login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dockerfile apps of this environment keep their layers in this registry, so that builds stay quick after a clean-up, and on another machine. Where it cannot be reached, apps are built without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Registry:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as registry.example.com:5000 or registry.example.com/team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept; type a new one to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting a registry…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A registry answers at %1. Save to use it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ListenerPage</name>
    <message>
        <source>&amp;Others on the network may reach it, at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Encrypt with TLS (https)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Certificate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made by Slipway, kept with the secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands here once it listens with TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for the file: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only programs on this machine reach it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever reaches this address may try tokens and webhook secrets; without a right one they get nothing. Open it only where you need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever reaches this address may try tokens and webhook secrets, and without TLS others on the network can read them as they pass. Switch TLS on, or put a reverse proxy in front.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an address of this machine, for example 0.0.0.0 for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose both the certificate and its key, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the whole paths of both files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none; such as https://smee.io/…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be read until the secrets are open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a machine that a forge cannot reach: webhooks sent to this channel of a relay (smee.io, or one of your own) are fetched from there, and each must prove itself as always. Keep the address to yourself and the forge: the relay, and whoever knows it, can read what is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Relay:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::LogPane</name>
    <message>
        <source>Filter by service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show when each line arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log could not be saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::LogView</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::LogsTab</name>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No output yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stack has not been synced or deployed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2  %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>In a log, where a deploy begins: %1 is the time, %2 what is deployed</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::MainWindow</name>
    <message>
        <source>Removed. Its folder is still there: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stack in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::MessageBar</name>
    <message>
        <source>Show Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::NewTokenDialog</name>
    <message>
        <source>&amp;All, also those to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create &amp;Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;It may:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environments:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the token. It is shown this once: copy it to where it is used. Slipway keeps only a fingerprint of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs send it in the header “Authorization: Bearer” and the token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for; the audit names it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a token of this name already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::OverviewTab</name>
    <message>
        <source>Docker cannot be reached, so what runs is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Docker what runs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been deployed yet. Sync reads the repository and starts the containers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no containers of this stack. Start brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deployed commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetched commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not deployed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1; the last %n looks found nothing new</source>
        <translation>
            <numerusform>%1; the last look found nothing new</numerusform>
            <numerusform>%1; the last %n looks found nothing new</numerusform>
        </translation>
    </message>
    <message>
        <source>Last look at Git</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken down by you; it stays down until you start or deploy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by you; it stays stopped until you start or deploy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The containers appear here as soon as they are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not deployed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The next sync deploys this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Repository…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::PrivateKeyField</name>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;hoose File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the key, or choose its file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the private key from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept; paste or choose another one to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Private Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read, or is too large for a private key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the public half of a key. The private one begins with -----BEGIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key from %1</source>
        <extracomment>%1 is a file name, or &quot;the clipboard&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard has no text. Copy the private key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a private key: one begins with -----BEGIN and has several lines.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::RemoveDialog</name>
    <message>
        <source>Take its &amp;containers and networks down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also remove its &amp;volumes and the data in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the stack “%1” from Slipway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data in the volumes cannot be brought back. Type “%1” to remove them:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its volumes and files stay. Slipway forgets the settings, the variables and the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files stay. Slipway forgets the settings, the variables and the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the containers down…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
Its folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its containers stay as they are, and its volumes and files stay too. Slipway forgets the settings, the variables and the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::RepositoriesPage</name>
    <message>
        <source>Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, or the server&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not fetched yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repositories of your stacks appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the server as a sync would</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::RepositoryDialog</name>
    <message>
        <source>Edit Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway&apos;s own limit (2 GiB)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repository:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA &amp;certificates:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted for this repository beside those of the system; PEM, one or several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose &amp;File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size &amp;limit:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A fetch that would bring more is stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose CA Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read, or is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Report the state of commits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GitHub, GitLab, Gitea or Forgejo show beside each commit how its deploy went. Needs a token that may write states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last report did not arrive: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::RunPage</name>
    <message>
        <source>Waiting for output…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision: %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::RunProgress</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Took %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::RunsModel</name>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ScheduleEditor</name>
    <message>
        <source>Loo&amp;k in between, every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never, only by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look every so often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At times of my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times, as a cron expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minute, hour, day of month, month, day of week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync once when Slipway is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time &amp;zone:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Missed times:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter when to sync, such as 0 3 * * * for 03:00 every day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway looks only when you or a webhook ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A look asks the repository for its newest commit; only a new one is deployed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in %2.
Next, in your time: %3</source>
        <extracomment>%1 is the schedule in words, %2 a time zone, %3 a list of times.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.
Next: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SchedulesDialog</name>
    <message>
        <source>Run &amp;Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no stack to schedule yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume A&amp;ll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All schedules: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs you ask for yourself and webhooks go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SchedulesModel</name>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing new, %n look(s) in a row</source>
        <translation>
            <numerusform>Nothing new, %n look in a row</numerusform>
            <numerusform>Nothing new, %n looks in a row</numerusform>
        </translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>%1 is a time from now, as in &quot;in 12 min&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1, until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last look</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SecretDelegate</name>
    <message>
        <source>New value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SecretField</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Secret…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet; switching the webhook on makes one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ServiceLog</name>
    <message>
        <source>Waiting for output…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some lines came too fast and are left out here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The containers have ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ServicesModel</name>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Click to open it in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (one-off)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended with code %1 %2, starts again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended with code %1 %2</source>
        <extracomment>%1 is the exit code of a container, %2 is &quot;3 min ago&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::ServicesView</name>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SettingsDialog</name>
    <message>
        <source>Closing the window &amp;keeps Slipway in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on syncing there. Without this, closing the window quits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no tray: closing minimises the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Runs at once:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over all stacks; others wait for their turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start with the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quiet hours, from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the tray, without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the window minimised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;yncing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread &amp;over:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stacks that are due at the same time start over this long, each always at the same place in it. From the next start on; syncs you ask for start at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sync or deploy &amp;fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack needs &amp;you: a credential is refused, a host key is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack is good a&amp;gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run you started &amp;ends while the window is hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens in quiet hours is told when they end, unless it is good again by then. A sync that finds nothing or succeeds is never told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter Secrets &amp;Anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this when the key that sealed them is gone for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Renew Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seals all secrets anew with a fresh key. Nothing has to be entered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewing the key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kept images:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of each Dockerfile app, the one that runs included. Older ones are removed after a deploy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SettingsTab</name>
    <message>
        <source>&amp;Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default branch of the repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compose.yaml, or another name Compose looks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Env file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deploys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none, or the default of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On every new commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when files of this stack changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when these files changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Webhook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One sync when Slipway is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the next time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syncs as soon as something is pushed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, with %2 as context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, on the host %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, on no port of the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GET %1 every %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dockerfile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::SourcesDialog</name>
    <message>
        <source>Git Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;positories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StackActions</name>
    <message>
        <source>&amp;Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at Git, and deploy if something this stack uses has changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deploy Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the containers to what the commit says, changed or not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the containers; they stay stopped until you start them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the containers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take Do&amp;wn…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the containers and networks; volumes and files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run that is going on or waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the settings of this stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the containers write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this stack from Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deploy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StackCommands</name>
    <message>
        <source>Take Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “%1” down?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its containers and networks are removed. Its volumes, its files and its settings stay, and Start brings the containers back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;Down</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StackDialog</name>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add and &amp;Deploy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variables (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose Se&amp;ttings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Con&amp;tainer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bui&amp;ld</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StackForm</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;pository:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compose path:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside the repository. Empty: compose.yaml, or another name Compose looks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside the repository; read in addition to its .env.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name stays: containers, volumes and the folder of the stack carry it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack needs a repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the password from the address: it would be kept in clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository can be reached, and has no branch yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The repository can be reached: %n branches found.</source>
        <translation>
            <numerusform>The repository can be reached: %n branch found.</numerusform>
            <numerusform>The repository can be reached: %n branches found.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no branch “%1” in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower-case letters, digits, “-” and “_”; the Compose project has it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://host/team/repository.git, git@host:team/repository.git or a local folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;redential:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ollow:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Env f&amp;ile:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deplo&amp;y:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;by itself:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dockerfile app</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has a Dockerfile. Slipway builds the image and writes the compose file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has a compose file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An app needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An app needs a repository.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StacksModel</name>
    <message>
        <source>default branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been deployed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>—</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing syncs this stack by itself; choose Sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>%1 is a time from now, as in &quot;in 12 min&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until somebody resumes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule has no time for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StacksPage</name>
    <message>
        <source>&amp;Check Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the stacks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stack follows a Git repository and keeps its containers in step with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stack here matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StacksView</name>
    <message>
        <source>Stacks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StatusBadge</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::StepList</name>
    <message>
        <source>Steps of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::TargetDialog</name>
    <message>
        <source>S&amp;end to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Notification Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ype:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To&amp;ken:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and &amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept (%1); type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept; type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is the secret here: it is kept in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test message was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether it is there, and what it looks like.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::TargetsDialog</name>
    <message>
        <source>Notification Targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::TargetsPage</name>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent %1</source>
        <extracomment>%1 is a date and a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notification targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failures and deploys can be sent to others too: ntfy, Gotify, Slack, Mattermost, Discord or a webhook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Notification Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent to it any more. Its address and token are taken out of the vault and cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove Target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::TestDeliveryDialog</name>
    <message>
        <source>Set &amp;Up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send Test Delivery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway sends itself a push as the forge would, signed with the secret of the stack. The stack looks at Git, and deploys where there is something new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stack:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;As from:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Branch:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway does not listen, so no webhook can come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook of this stack is not set up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on first; that makes its secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The webhook of this stack is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken: run %1 looks at Git.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken, but there was nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::TokensPage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No API token has been made yet. Scripts and other programs need one to see and sync stacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Token…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Token…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Revoke…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke the token “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever uses it is refused from then on. It cannot be brought back; a new token takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Revoke Token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::Tray</name>
    <message>
        <source>Slipway: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;All Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::VariablesDialog</name>
    <message>
        <source>Variables of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stacks of this environment have them. The .env of a repository and the variables of a stack win over them. Changes are used by the next sync of each stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::VariablesEditor</name>
    <message>
        <source>&amp;Add Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reveal Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hide Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste .env…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import from Repository…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The value of %1 is in the clipboard for %n seconds.</source>
        <translation>
            <numerusform>The value of %1 is in the clipboard for %n second.</numerusform>
            <numerusform>The value of %1 is in the clipboard for %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n variables have no value yet; they are not saved.</source>
        <translation>
            <numerusform>%n variable has no value yet; it is not saved.</numerusform>
            <numerusform>%n variables have no value yet; they are not saved.</numerusform>
        </translation>
    </message>
    <message>
        <source>Values shorter than 4 characters are not masked in logs and histories: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1, without the values of secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::VariablesImportDialog</name>
    <message>
        <source>Paste .env</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import from Repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be added or changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File of the repository:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lines of a .env file:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for example files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The repository has no .env.example beside its compose file. Enter the path of another file and press Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1 in the repository.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in it is set already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is set already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: needs a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces the secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::VariablesModel</name>
    <message>
        <source>“%1” stands here twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret “%1” has no value yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This variable has no value yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::VariablesTab</name>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These override the repository’s .env. Changes are used by the next sync or deploy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where Values Come From</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::WebhookDialog</name>
    <message>
        <source>&amp;Sync as soon as something is pushed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ecret:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the forge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From outside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GitHub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GitLab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Open the repository on GitHub, then Settings, Webhooks, Add webhook.
2. Payload URL: the address above. Content type: application/json.
3. Secret: the secret above. Leave SSL verification on.
4. Choose “Just the push event”, leave Active on, and choose Add webhook.
GitHub sends a ping at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Open the project on GitLab, then Settings, Webhooks, Add new webhook.
2. URL: the address above. Secret token: the secret above.
3. Trigger: Push events. Leave SSL verification on, and choose Add webhook.
4. In the list, choose Test, Push events.
A GitLab of your own must allow requests to the local network if Slipway is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gitea, Forgejo, Gogs and Bitbucket: add a webhook with this address and this secret, application/json, push events.
Azure DevOps: a service hook for “Code pushed” with this address; basic authentication with any user name, and the secret as the password.
A script or anything else: POST with the header “Authorization: Bearer” and the secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A secret was made. It is shown until this window closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it to the forge now. Later it can be copied, but not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new secret for %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the forge signs with the old one is refused from then on, until you enter the new one there. The old one cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Make New Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new secret was made. It is shown until this window closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter it at the forge now. Later it can be copied, but not read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::WebhookWays</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit Sc&amp;hedule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web server of yours passes it on (reverse proxy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ssh tunnel (ssh -R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tailscale Funnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloudflare Tunnel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No webhook: Slipway looks by schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none; such as https://hooks.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Way in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Public address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address that the world outside uses, for all stacks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway does not listen, so no webhook can come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings say why. Until then Slipway can look by schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this computer can reach this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A forge elsewhere cannot. Open a way in below and enter the public address that comes of it, or let Slipway look by schedule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only your own network can reach this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A forge in the same network can use it. For one on the internet, open a way in below and enter the public address that comes of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address has no encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GitLab sends the secret itself: it could be read on its way. Use an address with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address can be meant for the world outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway cannot try it from there: the first delivery shows that it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let Caddy, nginx, Apache or Traefik with a certificate pass this path on to Slipway. With Caddy this is one line in its site:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server that you reach by ssh takes the webhooks in and passes them on through the tunnel. Put a web server with a certificate before port %1 there, and keep this command running here:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tailscale gives this computer an address with https:// and passes only this path on. The command prints the address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloudflare gives an address with https:// for as long as this command runs; a named tunnel keeps it. The command prints the address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to reach this computer then: Slipway asks Git at the times you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let Caddy, nginx, Apache or Traefik with a certificate pass this path on to Slipway. With nginx this is one line in its server:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A relay: Slipway fetches them (smee.io or your own)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slipway fetches webhooks from a relay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to reach this computer: the relay takes the webhooks in, and Slipway fetches them from there. Start a channel at the relay, enter its address in the settings under Listener, and give the forge that address in place of the one above. The secret above stays. Choose a relay you trust: it can read what is sent, and what GitLab and Azure DevOps prove themselves with.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::WindowMenus</name>
    <message>
        <source>Main toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Stack…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a stack from a Git repository</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync &amp;All Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;Environments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Slipway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Git Sources…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials, repositories and host keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where failures and deploys are sent to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sche&amp;dules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All stacks by the time they sync next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Webhook…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the forge say when something is pushed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhooks that came in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;PI Access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API tokens, and what was changed with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notification Ta&amp;rgets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del&amp;iveries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En&amp;vironment Variables…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables of all stacks of the chosen environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Layer Cache…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where Dockerfile apps of the chosen environment keep their layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Build</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::WindowPanes</name>
    <message>
        <source>Choose a stack to see its services, logs and history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>slipway::ui::WindowStatus</name>
    <message>
        <source>1 stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 out of step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compose %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Docker cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No stacks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
