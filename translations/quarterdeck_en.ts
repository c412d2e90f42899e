<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message numerus="yes">
        <source>%n rows were deleted there so far.</source>
        <translation>
            <numerusform>%n row was deleted there so far.</numerusform>
            <numerusform>%n rows were deleted there so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertsCommand</name>
    <message numerus="yes">
        <source>%n rule(s), own ones in %1</source>
        <translation>
            <numerusform>%n rule, own ones in %1</numerusform>
            <numerusform>%n rules, own ones in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rule(s), %2 watched with data, %3 without</source>
        <translation>
            <numerusform>%1: %n rule, %2 watched with data, %3 without</numerusform>
            <numerusform>%1: %n rules, %2 watched with data, %3 without</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvironmentCommand</name>
    <message numerus="yes">
        <source>%1: %n target(s) can be watched</source>
        <translation>
            <numerusform>%1: %n target can be watched</numerusform>
            <numerusform>%1: %n targets can be watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnvironmentImport</name>
    <message numerus="yes">
        <source>%n target(s) written into %1</source>
        <translation>
            <numerusform>%n target written into %1</numerusform>
            <numerusform>%n targets written into %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forecasts</name>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days (%1 to %2)</source>
        <translation>
            <numerusform>in %n day (%1 to %2)</numerusform>
            <numerusform>in %n days (%1 to %2)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not within %n days</source>
        <translation>
            <numerusform>not within %n day</numerusform>
            <numerusform>not within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentCommand</name>
    <message numerus="yes">
        <source>%n drill(s)</source>
        <translation>
            <numerusform>%n drill</numerusform>
            <numerusform>%n drills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them noticed by a person first</source>
        <translation>
            <numerusform>%n of them noticed by a person first</numerusform>
            <numerusform>%n of them noticed by a person first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Incidents</name>
    <message numerus="yes">
        <source>%n incident(s) open: %1, %2.</source>
        <translation>
            <numerusform>%n incident open: %1, %2.</numerusform>
            <numerusform>%n incidents open: %1, %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inquiry</name>
    <message numerus="yes">
        <source>The first %n row(s), there are more; %1, as %2.</source>
        <translation>
            <numerusform>The first row, there are more; %1, as %2.</numerusform>
            <numerusform>The first %n rows, there are more; %1, as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s); %1, as %2.</source>
        <translation>
            <numerusform>%n row; %1, as %2.</numerusform>
            <numerusform>%n rows; %1, as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are cut.</source>
        <translation>
            <numerusform>%n value is cut.</numerusform>
            <numerusform>%n values are cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) of the server are not shown.</source>
        <translation>
            <numerusform>%n notice of the server is not shown.</numerusform>
            <numerusform>%n notices of the server are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalChange</name>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The free text of %n entr(y/ies) goes; each keeps its digest.</source>
        <translation>
            <numerusform>The free text of %n entry goes; it keeps its digest.</numerusform>
            <numerusform>The free text of %n entries goes; each keeps its digest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name stands in the free text of %n more entr(y/ies), which stays: quarterdeckctl journal search finds it.</source>
        <translation>
            <numerusform>The name stands in the free text of %n more entry, which stays: quarterdeckctl journal search finds it.</numerusform>
            <numerusform>The name stands in the free text of %n more entries, which stays: quarterdeckctl journal search finds it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalCommand</name>
    <message numerus="yes">
        <source>%n name(s) were altered</source>
        <translation>
            <numerusform>%n name was altered</numerusform>
            <numerusform>%n names were altered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the anchors are not readable and prove nothing</source>
        <translation>
            <numerusform>%n line of the anchors is not readable and proves nothing</numerusform>
            <numerusform>%n lines of the anchors are not readable and prove nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the details of %n record(s) were erased, as is allowed</source>
        <translation>
            <numerusform>the details of %n record were erased, as is allowed</numerusform>
            <numerusform>the details of %n records were erased, as is allowed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of others are not here yet.</source>
        <translation>
            <numerusform>%n entry of others is not here yet.</numerusform>
            <numerusform>%n entries of others are not here yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) fine whenever they were observed</source>
        <translation>
            <numerusform>%n target fine whenever it was observed</numerusform>
            <numerusform>%n targets fine whenever they were observed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s): %1</source>
        <translation>
            <numerusform>%n incident: %1</numerusform>
            <numerusform>%n incidents: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Markers</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotifyCommand</name>
    <message numerus="yes">
        <source>%1: %n channel(s), no mistakes</source>
        <translation>
            <numerusform>%1: %n channel, no mistakes</numerusform>
            <numerusform>%1: %n channels, no mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OncallCommand</name>
    <message numerus="yes">
        <source>%1: %n person(s), no mistakes</source>
        <translation>
            <numerusform>%1: %n person, no mistakes</numerusform>
            <numerusform>%1: %n people, no mistakes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) imported into %1.</source>
        <translation>
            <numerusform>%n shift imported into %1.</numerusform>
            <numerusform>%n shifts imported into %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PoolAdvice</name>
    <message numerus="yes">
        <source>%n client(s) waiting, the longest for %1</source>
        <translation>
            <numerusform>%n client waiting, the longest for %1</numerusform>
            <numerusform>%n clients waiting, the longest for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of the server wait for a lock: a larger pool would only let more of them wait.</source>
        <translation>
            <numerusform>%n session of the server waits for a lock: a larger pool would only let more of them wait.</numerusform>
            <numerusform>%n sessions of the server wait for a lock: a larger pool would only let more of them wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %1 has room for %n more connection(s)</source>
        <translation>
            <numerusform>; %1 has room for %n more connection</numerusform>
            <numerusform>; %1 has room for %n more connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the size holds for each of %n users</source>
        <translation>
            <numerusform>; the size holds for %n user</numerusform>
            <numerusform>; the size holds for each of %n users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Large enough until now; %n client(s) wait now</source>
        <translation>
            <numerusform>Large enough until now; %n client waits now</numerusform>
            <numerusform>Large enough until now; %n clients wait now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Posture</name>
    <message numerus="yes">
        <source>our certificate %1 ends on %2, in %n day(s): have a new one issued</source>
        <translation>
            <numerusform>our certificate %1 ends on %2, in %n day: have a new one issued</numerusform>
            <numerusform>our certificate %1 ends on %2, in %n days: have a new one issued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplicationWords</name>
    <message numerus="yes">
        <source>sequences skip up to %n values</source>
        <translation>
            <numerusform>sequences skip up to %n value</numerusform>
            <numerusform>sequences skip up to %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>commits hang until %n standbys confirm them</source>
        <translation>
            <numerusform>commits hang until %n standby confirms them</numerusform>
            <numerusform>commits hang until %n standbys confirm them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Commits hang: %n standbys must confirm them, and fewer stream.</source>
        <translation>
            <numerusform>Commits hang: %n standby must confirm them, and none streams.</numerusform>
            <numerusform>Commits hang: %n standbys must confirm them, and fewer stream.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each commit waits for %n standbys.</source>
        <translation>
            <numerusform>Each commit waits for %n standby.</numerusform>
            <numerusform>Each commit waits for %n standbys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message numerus="yes">
        <source>Health %1 of 100, %2: nothing is taken off, at %n target(s).</source>
        <translation>
            <numerusform>Health %1 of 100, %2: nothing is taken off, at %n target.</numerusform>
            <numerusform>Health %1 of 100, %2: nothing is taken off, at %n targets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Health %1 of 100, %2: that of %3, the lowest of %n target(s).</source>
        <translation>
            <numerusform>Health %1 of 100, %2: that of %3, the lowest of %n target.</numerusform>
            <numerusform>Health %1 of 100, %2: that of %3, the lowest of %n targets.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more line(s)</source>
        <translation>
            <numerusform>and %n more line</numerusform>
            <numerusform>and %n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Security: %1 (and %n more)</source>
        <comment>finding of the audit</comment>
        <translation>
            <numerusform>Security: %1 (and %n more)</numerusform>
            <numerusform>Security: %1 (and %n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharedErasure</name>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n name</numerusform>
            <numerusform>%n names</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay(s) there, in chains of other logins: those have to ask for it, or a member of quarterdeck_journal_owner.</source>
        <translation>
            <numerusform>%n of them stays there, in chains of other logins: those have to ask for it, or a member of quarterdeck_journal_owner.</numerusform>
            <numerusform>%n of them stay there, in chains of other logins: those have to ask for it, or a member of quarterdeck_journal_owner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharedJournal</name>
    <message numerus="yes">
        <source>%n entry(ies) of this machine wait for it</source>
        <translation>
            <numerusform>%n entry of this machine waits for it</numerusform>
            <numerusform>%n entries of this machine wait for it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shared journal behind by %n</source>
        <translation>
            <numerusform>Shared journal behind by %n</numerusform>
            <numerusform>Shared journal behind by %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignalWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) get their lock at once, in this order: %1.</source>
        <translation>
            <numerusform>%n session gets its lock at once: %1.</numerusform>
            <numerusform>%n sessions get their lock at once, in this order: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) go on waiting, for others: %1.</source>
        <translation>
            <numerusform>%n session goes on waiting, for others: %1.</numerusform>
            <numerusform>%n sessions go on waiting, for others: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n session(s) foretold got their lock.</source>
        <translation>
            <numerusform>%1 of %n session foretold got its lock.</numerusform>
            <numerusform>%1 of %n sessions foretold got their lock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message numerus="yes">
        <source>%n entries of other roles are hidden: grant pg_read_all_stats to the role of the console.</source>
        <translation>
            <numerusform>%n entry of other roles is hidden: grant pg_read_all_stats to the role of the console.</numerusform>
            <numerusform>%n entries of other roles are hidden: grant pg_read_all_stats to the role of the console.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message numerus="yes">
        <source>%n days</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <comment>unit beside its number</comment>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n targets are fine.</source>
        <translation>
            <numerusform>The only target is fine.</numerusform>
            <numerusform>All %n targets are fine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems.</source>
        <translation>
            <numerusform>%n problem.</numerusform>
            <numerusform>%n problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other targets are fine</source>
        <translation>
            <numerusform>%n other target is fine</numerusform>
            <numerusform>%n other targets are fine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no current figures.</source>
        <translation>
            <numerusform>%n has no current figures.</numerusform>
            <numerusform>%n have no current figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All other %n targets are fine.</source>
        <translation>
            <numerusform>The other target is fine.</numerusform>
            <numerusform>All other %n targets are fine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions wait for a lock on %1</source>
        <translation>
            <numerusform>%n session waits for a lock on %1</numerusform>
            <numerusform>%n sessions wait for a lock on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for a lock, the longest for %2</source>
        <translation>
            <numerusform>%n session on %1 waits for a lock, for %2</numerusform>
            <numerusform>%n sessions on %1 wait for a lock, the longest for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for session %2</source>
        <translation>
            <numerusform>%n session on %1 waits for session %2</numerusform>
            <numerusform>%n sessions on %1 wait for session %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n standbys of %1 are missing</source>
        <translation>
            <numerusform>%n standby of %1 is missing</numerusform>
            <numerusform>%n standbys of %1 are missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected standbys have not streamed from %1 for %2</source>
        <translation>
            <numerusform>%n expected standby has not streamed from %1 for %2</numerusform>
            <numerusform>%n expected standbys have not streamed from %1 for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n WAL files of %1 wait for the archive</source>
        <translation>
            <numerusform>%n WAL file of %1 waits for the archive</numerusform>
            <numerusform>%n WAL files of %1 wait for the archive</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n files wait</source>
        <comment>WAL files</comment>
        <translation>
            <numerusform>; %n file waits</numerusform>
            <numerusform>; %n files wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients wait on %1</source>
        <translation>
            <numerusform>%n client waits on %1</numerusform>
            <numerusform>%n clients wait on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients of %1 wait for a server connection, the longest for %2</source>
        <translation>
            <numerusform>%n client of %1 waits for a server connection, for %2</numerusform>
            <numerusform>%n clients of %1 wait for a server connection, the longest for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate of %1 expires in %n days: renew it</source>
        <translation>
            <numerusform>The certificate of %1 expires in %n day: renew it</numerusform>
            <numerusform>The certificate of %1 expires in %n days: renew it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) wait on %1</source>
        <translation>
            <numerusform>%n client waits on %1</numerusform>
            <numerusform>%n clients wait on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has found %n damaged pages: check its disks, do not trust its backups since, and restore from a good one or fail over</source>
        <translation>
            <numerusform>%1 has found %n damaged page: check its disks, do not trust its backups since, and restore from a good one or fail over</numerusform>
            <numerusform>%1 has found %n damaged pages: check its disks, do not trust its backups since, and restore from a good one or fail over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings of %1 wait for a restart</source>
        <translation>
            <numerusform>%n setting of %1 waits for a restart</numerusform>
            <numerusform>%n settings of %1 wait for a restart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed settings of %1 count only after its next restart</source>
        <translation>
            <numerusform>%n changed setting of %1 counts only after its next restart</numerusform>
            <numerusform>%n changed settings of %1 count only after its next restart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invalid indexes on %1</source>
        <translation>
            <numerusform>%n invalid index on %1</numerusform>
            <numerusform>%n invalid indexes on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n indexes of %1 are invalid: no query uses them, each write pays for them</source>
        <translation>
            <numerusform>%n index of %1 is invalid: no query uses it, each write pays for it</numerusform>
            <numerusform>%n indexes of %1 are invalid: no query uses them, each write pays for them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No problem but %n muted one(s).</source>
        <translation>
            <numerusform>No problem but %n muted one.</numerusform>
            <numerusform>No problem but %n muted ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n muted: %1.</source>
        <translation>
            <numerusform>%n muted: %1.</numerusform>
            <numerusform>%n muted: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients wait on %1, which is paused</source>
        <translation>
            <numerusform>%n client waits on %1, which is paused</numerusform>
            <numerusform>%n clients wait on %1, which is paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients of %1 wait for a server connection, the longest for %2: it is paused, until somebody resumes it</source>
        <translation>
            <numerusform>%n client of %1 waits for a server connection, for %2: it is paused, until somebody resumes it</numerusform>
            <numerusform>%n clients of %1 wait for a server connection, the longest for %2: it is paused, until somebody resumes it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for a prepared transaction, which one is not known; the longest for %2</source>
        <translation>
            <numerusform>%n session on %1 waits for a prepared transaction, which one is not known; for %2</numerusform>
            <numerusform>%n sessions on %1 wait for a prepared transaction, which one is not known; the longest for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for prepared transaction %2 (%3, database %4, prepared %5 ago): commit it or roll it back; the longest for %6</source>
        <translation>
            <numerusform>%n session on %1 waits for prepared transaction %2 (%3, database %4, prepared %5 ago): commit it or roll it back; for %6</numerusform>
            <numerusform>%n sessions on %1 wait for prepared transaction %2 (%3, database %4, prepared %5 ago): commit it or roll it back; the longest for %6</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts</name>
    <message numerus="yes">
        <source>The maintenance window %1 of %2 ends at %3 and still hides %n alert(s): %4</source>
        <translation>
            <numerusform>The maintenance window %1 of %2 ends at %3 and still hides %n alert: %4</numerusform>
            <numerusform>The maintenance window %1 of %2 ends at %3 and still hides %n alerts: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The silence %1 of %2 ends at %3 and still hides %n alert(s): %4</source>
        <translation>
            <numerusform>The silence %1 of %2 ends at %3 and still hides %n alert: %4</numerusform>
            <numerusform>The silence %1 of %2 ends at %3 and still hides %n alerts: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical alert(s)</source>
        <translation>
            <numerusform>%n critical alert</numerusform>
            <numerusform>%n critical alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them explained by another one</source>
        <translation>
            <numerusform>%n of them explained by another one</numerusform>
            <numerusform>%n of them explained by another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more explained by another one</source>
        <translation>
            <numerusform>%n more explained by another one</numerusform>
            <numerusform>%n more explained by another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody is told of %n</source>
        <translation>
            <numerusform>nobody is told of %n</numerusform>
            <numerusform>nobody is told of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unknown</numerusform>
            <numerusform>%n unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>until %1, by %2, hides %n</source>
        <translation>
            <numerusform>until %1, by %2, hides %n</numerusform>
            <numerusform>until %1, by %2, hides %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>If it began now it would hide %n active alert(s):</source>
        <translation>
            <numerusform>If it began now it would hide %n active alert:</numerusform>
            <numerusform>If it began now it would hide %n active alerts:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It hides %n alert(s) that are active now:</source>
        <translation>
            <numerusform>It hides %n alert that is active now:</numerusform>
            <numerusform>It hides %n alerts that are active now:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical one(s) match but are not covered.</source>
        <translation>
            <numerusform>%n critical one matches but is not covered.</numerusform>
            <numerusform>%n critical ones match but are not covered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::AlertDelegate</name>
    <message numerus="yes">
        <source>explains %n more</source>
        <translation>
            <numerusform>explains %n more</numerusform>
            <numerusform>explains %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::AlertsPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch with data.</source>
        <translation>
            <numerusform>%n rule watches with data.</numerusform>
            <numerusform>%n rules watch with data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) get no data and would not fire.</source>
        <translation>
            <numerusform>%n rule gets no data and would not fire.</numerusform>
            <numerusform>%n rules get no data and would not fire.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::LayerCard</name>
    <message numerus="yes">
        <source>%n rule(s) have nothing to watch here.</source>
        <translation>
            <numerusform>%n rule has nothing to watch here.</numerusform>
            <numerusform>%n rules have nothing to watch here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::WishDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::DesktopSession</name>
    <message numerus="yes">
        <source>%n mistakes in the environment file; the rest is watched. %1</source>
        <translation>
            <numerusform>%n mistake in the environment file; the rest is watched. %1</numerusform>
            <numerusform>%n mistakes in the environment file; the rest is watched. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Evidence pack of %n second(s), without literals, names and addresses: %1</source>
        <translation>
            <numerusform>Evidence pack of %n second, without literals, names and addresses: %1</numerusform>
            <numerusform>Evidence pack of %n seconds, without literals, names and addresses: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the files that say who is told; the rest holds. %1</source>
        <translation>
            <numerusform>%n mistake in the files that say who is told; the rest holds. %1</numerusform>
            <numerusform>%n mistakes in the files that say who is told; the rest holds. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the rules of alerts; the rest holds. %1</source>
        <translation>
            <numerusform>%n mistake in the rules of alerts; the rest holds. %1</numerusform>
            <numerusform>%n mistakes in the rules of alerts; the rest holds. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) unknown</source>
        <translation>
            <numerusform>%n check unknown</numerusform>
            <numerusform>%n checks unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) to %1</source>
        <translation>
            <numerusform>%n difference to %1</numerusform>
            <numerusform>%n differences to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would break a failover</source>
        <translation>
            <numerusform>%n would break a failover</numerusform>
            <numerusform>%n would break a failover</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dashboard::SqlPage</name>
    <message numerus="yes">
        <source>Read only, %n second(s) at most. The journal keeps its digest, not its text.</source>
        <translation>
            <numerusform>Read only, %n second at most. The journal keeps its digest, not its text.</numerusform>
            <numerusform>Read only, %n seconds at most. The journal keeps its digest, not its text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dashboard::TargetHeader</name>
    <message numerus="yes">
        <source>watching it: %n connection(s), at most %1 ms a second</source>
        <translation>
            <numerusform>watching it: %n connection, at most %1 ms a second</numerusform>
            <numerusform>watching it: %n connections, at most %1 ms a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>environment::Words</name>
    <message numerus="yes">
        <source>there are more than %n mistakes; the rest is not listed</source>
        <translation>
            <numerusform>there is more than %n mistake; the rest is not listed</numerusform>
            <numerusform>there are more than %n mistakes; the rest is not listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>use a to z, 0 to 9 and dashes, at most %n characters</source>
        <translation>
            <numerusform>use a to z, 0 to 9 and dashes, at most %n character</numerusform>
            <numerusform>use a to z, 0 to 9 and dashes, at most %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this line is longer than %n characters</source>
        <translation>
            <numerusform>this line is longer than %n character</numerusform>
            <numerusform>this line is longer than %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n brackets are open</source>
        <translation>
            <numerusform>more than %n bracket is open</numerusform>
            <numerusform>more than %n brackets are open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the file has more than %n values</source>
        <translation>
            <numerusform>the file has more than %n value</numerusform>
            <numerusform>the file has more than %n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n levels deep</source>
        <translation>
            <numerusform>more than %n level deep</numerusform>
            <numerusform>more than %n levels deep</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>health::SessionsModel</name>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds %n locks</source>
        <translation>
            <numerusform>holds %n lock</numerusform>
            <numerusform>holds %n locks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>health::StandbyModel</name>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>slots</comment>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>incidents</name>
    <message numerus="yes">
        <source>%n line(s) of its log, which may be of that time, could not be read as log lines. Known are those of PostgreSQL, PgBouncer, Redis, nginx, syslog and systemd&apos;s journal, JSON with a time, and lines that begin with day and time.</source>
        <translation>
            <numerusform>%n line of its log, which may be of that time, could not be read as a log line. Known are those of PostgreSQL, PgBouncer, Redis, nginx, syslog and systemd&apos;s journal, JSON with a time, and lines that begin with day and time.</numerusform>
            <numerusform>%n lines of its log, which may be of that time, could not be read as log lines. Known are those of PostgreSQL, PgBouncer, Redis, nginx, syslog and systemd&apos;s journal, JSON with a time, and lines that begin with day and time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>incidents::CauseCard</name>
    <message numerus="yes">
        <source>%n fact(s): %1</source>
        <translation>
            <numerusform>%n fact: %1</numerusform>
            <numerusform>%n facts: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>incidents::IncidentsPane</name>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>last day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept by %1 of %n incident(s).</source>
        <translation>
            <numerusform>Kept by %1 of %n incident.</numerusform>
            <numerusform>Kept by %1 of %n incidents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lack(s) one of the two moments and do(es) not count.</source>
        <translation>
            <numerusform>%n lacks one of the two moments and does not count.</numerusform>
            <numerusform>%n lack one of the two moments and do not count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>incidents::LogView</name>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 of %n line</numerusform>
            <numerusform>%1 of %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>notify::Words</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed</source>
        <translation>
            <numerusform>%n attempt failed</numerusform>
            <numerusform>%n attempts failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>oncall::ImportDialog</name>
    <message numerus="yes">
        <source>and %n more left out</source>
        <translation>
            <numerusform>and %n more left out</numerusform>
            <numerusform>and %n more left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>oncall::OnCallPage</name>
    <message numerus="yes">
        <source>and %n more within seven days</source>
        <translation>
            <numerusform>and %n more within seven days</numerusform>
            <numerusform>and %n more within seven days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>operate::OpenActs</name>
    <message numerus="yes">
        <source>%n act(s) of a program that died were never reported as ended, the newest: %1, %2. `quarterdeckctl journal open` lists them, `journal settle` writes down how one ended.</source>
        <translation>
            <numerusform>%n act of a program that died was never reported as ended, the newest: %1, %2. `quarterdeckctl journal open` lists it, `journal settle` writes down how it ended.</numerusform>
            <numerusform>%n acts of programs that died were never reported as ended, the newest: %1, %2. `quarterdeckctl journal open` lists them, `journal settle` writes down how one ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paging</name>
    <message numerus="yes">
        <source>%n alert(s) of %1, among them: %2</source>
        <translation>
            <numerusform>%n alert of %1, among them: %2</numerusform>
            <numerusform>%n alerts of %1, among them: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) in the next seven days. %1.</source>
        <translation>
            <numerusform>One gap in the next seven days. %1.</numerusform>
            <numerusform>%n gaps in the next seven days. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hand-over(s) not accepted yet.</source>
        <translation>
            <numerusform>%n hand-over not accepted yet.</numerusform>
            <numerusform>%n hand-overs not accepted yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persons are asked about %n thing(s) now.</source>
        <translation>
            <numerusform>Persons are asked about one thing now.</numerusform>
            <numerusform>Persons are asked about %n things now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the files; the rest holds. %1</source>
        <translation>
            <numerusform>%n mistake in the files; the rest holds. %1</numerusform>
            <numerusform>%n mistakes in the files; the rest holds. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) do(es) not work: %1.</source>
        <translation>
            <numerusform>%n channel does not work: %1.</numerusform>
            <numerusform>%n channels do not work: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) did not take the last message: %1.</source>
        <translation>
            <numerusform>%n channel did not take the last message: %1.</numerusform>
            <numerusform>%n channels did not take the last message: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait(s) to be told.</source>
        <translation>
            <numerusform>%n message waits to be told.</numerusform>
            <numerusform>%n messages wait to be told.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) imported into %1.</source>
        <translation>
            <numerusform>%n shift imported into %1.</numerusform>
            <numerusform>%n shifts imported into %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) go(es) into %1, from %2 until %3.</source>
        <translation>
            <numerusform>%n shift goes into %1, from %2 until %3.</numerusform>
            <numerusform>%n shifts go into %1, from %2 until %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more is/are passed over.</source>
        <translation>
            <numerusform>%n more is passed over.</numerusform>
            <numerusform>%n more are passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of other consoles do(es) not hold here: there are too many.</source>
        <translation>
            <numerusform>%n act of other consoles does not hold here: there are too many.</numerusform>
            <numerusform>%n acts of other consoles do not hold here: there are too many.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quarterdeck</name>
    <message numerus="yes">
        <source>%n picture(s) in %1</source>
        <translation>
            <numerusform>%n picture in %1</numerusform>
            <numerusform>%n pictures in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>quarterdeckctl</name>
    <message numerus="yes">
        <source>%n second(s) in %1</source>
        <translation>
            <numerusform>%n second in %1</numerusform>
            <numerusform>%n seconds in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n muted: %1.</source>
        <translation>
            <numerusform>%n muted: %1.</numerusform>
            <numerusform>%n muted: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sandbox</name>
    <message numerus="yes">
        <source>%1 was killed (%n process(es)).</source>
        <translation>
            <numerusform>%1 was killed (%n process).</numerusform>
            <numerusform>%1 was killed (%n processes).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was frozen (%n process(es)).</source>
        <translation>
            <numerusform>%1 was frozen (%n process).</numerusform>
            <numerusform>%1 was frozen (%n processes).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) of %1 hold all server connections of its pool in open transactions.</source>
        <translation>
            <numerusform>%n client of %1 holds all server connections of its pool in open transactions.</numerusform>
            <numerusform>%n clients of %1 hold all server connections of its pool in open transactions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::RailButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::StatusStrip</name>
    <message numerus="yes">
        <source>%1 of %n target(s) answer</source>
        <translation>
            <numerusform>%1 of %n target answers</numerusform>
            <numerusform>%1 of %n targets answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n connection(s), at most %2 ms a second</source>
        <translation>
            <numerusform>%1: %n connection, at most %2 ms a second</numerusform>
            <numerusform>%1: %n connections, at most %2 ms a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) of ours, at most %1 ms of server time a second</source>
        <translation>
            <numerusform>%n connection of ours, at most %1 ms of server time a second</numerusform>
            <numerusform>%n connections of ours, at most %1 ms of server time a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), %1 ms/s</source>
        <translation>
            <numerusform>%n connection, %1 ms/s</numerusform>
            <numerusform>%n connections, %1 ms/s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, each less than these</source>
        <translation>
            <numerusform>%n more, less than these</numerusform>
            <numerusform>%n more, each less than these</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>start::ConnectionForm</name>
    <message numerus="yes">
        <source>%n further setting(s) stay as they are in %1.</source>
        <translation>
            <numerusform>%n further setting stays as it is in %1.</numerusform>
            <numerusform>%n further settings stay as they are in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>start::ImportDialog</name>
    <message numerus="yes">
        <source>Watch %n server(s)</source>
        <translation>
            <numerusform>Watch %n server</numerusform>
            <numerusform>Watch %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>start::TestPanel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watch</name>
    <message numerus="yes">
        <source>what %n sessions of other roles do is hidden</source>
        <translation>
            <numerusform>what %n session of other roles does is hidden</numerusform>
            <numerusform>what %n sessions of other roles do is hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>can write to %n tables</source>
        <translation>
            <numerusform>can write to %n table</numerusform>
            <numerusform>can write to %n tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n line(s) could not be read.</source>
        <translation>
            <numerusform>; %n line could not be read.</numerusform>
            <numerusform>; %n lines could not be read.</numerusform>
        </translation>
    </message>
</context>
</TS>
