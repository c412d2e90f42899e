<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActCommand</name>
    <message>
        <source>shows its forecast and asks, with a reason</source>
        <translation>zeigt seine Vorhersage und fragt, mit einem Grund</translation>
    </message>
    <message>
        <source>asks nothing</source>
        <translation>fragt nichts</translation>
    </message>
    <message>
        <source>The server did not answer in time; its journal says what was done.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet; was getan wurde, steht im Journal.</translation>
    </message>
    <message>
        <source>There is nothing to cancel.</source>
        <translation>Es gibt nichts abzubrechen.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Nichts wurde getan.</translation>
    </message>
    <message>
        <source>What the buttons do, from a terminal: ACT is one of `quarterdeckctl act list`.</source>
        <translation>Was die Knöpfe tun, vom Terminal aus: ACT ist eine Handlung aus `quarterdeckctl act list`.</translation>
    </message>
    <message>
        <source>The session.</source>
        <translation>Die Sitzung.</translation>
    </message>
    <message>
        <source>Why; stands in the journal.</source>
        <translation>Warum; steht im Journal.</translation>
    </message>
    <message>
        <source>Say what it would do, and do nothing.</source>
        <translation>Nur sagen, was es täte.</translation>
    </message>
    <message>
        <source>Do not ask.</source>
        <translation>Nicht fragen.</translation>
    </message>
    <message>
        <source>There is no act &apos;%1&apos;; `quarterdeckctl act list` names them.</source>
        <translation>Eine Handlung „%1“ gibt es nicht; `quarterdeckctl act list` nennt alle.</translation>
    </message>
    <message>
        <source>--target and --pid say which session</source>
        <translation>--target und --pid sagen, welche Sitzung</translation>
    </message>
    <message>
        <source>--reason says why; it stands in the journal</source>
        <translation>--reason sagt, warum; es steht im Journal</translation>
    </message>
    <message>
        <source>There is no PostgreSQL target &apos;%1&apos; in this environment.</source>
        <translation>In dieser Umgebung gibt es kein PostgreSQL-Ziel „%1“.</translation>
    </message>
    <message>
        <source>%1 does not answer; nothing was done.</source>
        <translation>%1 antwortet nicht; nichts wurde getan.</translation>
    </message>
    <message>
        <source>A statement is run by `quarterdeckctl sql`.</source>
        <translation>Eine Anweisung führt `quarterdeckctl sql` aus.</translation>
    </message>
    <message>
        <source>The target: a PostgreSQL server, or a PgBouncer for its pools.</source>
        <translation>Das Ziel: ein PostgreSQL-Server, oder ein PgBouncer für seine Pools.</translation>
    </message>
    <message>
        <source>The pool, by its database.</source>
        <translation>Der Pool, nach seiner Datenbank.</translation>
    </message>
    <message>
        <source>How many server connections it may have.</source>
        <translation>Wie viele Serververbindungen er haben darf.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl act ACT --target ID (--pid PID | --pool DATABASE --size N) [--reason TEXT] [--forecast] [--yes]</source>
        <translation>Aufruf: quarterdeckctl act AKTION --target ID (--pid PID | --pool DATENBANK --size N) [--reason TEXT] [--forecast] [--yes]</translation>
    </message>
    <message>
        <source>A finding is muted by `quarterdeckctl mute`.</source>
        <translation>Ein Befund wird mit `quarterdeckctl mute` stummgeschaltet.</translation>
    </message>
    <message>
        <source>--target and --pool say which pool</source>
        <translation>--target und --pool sagen, welcher Pool</translation>
    </message>
    <message>
        <source>--size says how many server connections; `quarterdeckctl advice --observe 60` advises one</source>
        <translation>--size sagt, wie viele Serververbindungen; `quarterdeckctl advice --observe 60` rät zu einer Größe</translation>
    </message>
    <message>
        <source>There is no PgBouncer &apos;%1&apos; in this environment.</source>
        <translation>In dieser Umgebung gibt es keinen PgBouncer „%1“.</translation>
    </message>
    <message>
        <source>%1 has no pool %2 yet: no client has come for it.</source>
        <translation>%1 hat noch keinen Pool %2: Es kam noch kein Client dafür.</translation>
    </message>
    <message>
        <source>End this session?</source>
        <translation>Diese Sitzung beenden?</translation>
    </message>
    <message>
        <source>A fault is put in place and healed by `quarterdeckctl sandbox`.</source>
        <translation>Eine Störung wird mit `quarterdeckctl sandbox` gesetzt und behoben.</translation>
    </message>
    <message>
        <source>Policies are tried by `quarterdeckctl audit security`.</source>
        <translation>Policies probiert `quarterdeckctl audit security`.</translation>
    </message>
</context>
<context>
    <name>Advice</name>
    <message>
        <source>a standby that is not watched</source>
        <translation>ein Standby, der nicht beobachtet wird</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Sequenzen</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>our role may not read it</source>
        <translation>unsere Rolle darf es nicht lesen</translation>
    </message>
    <message>
        <source>it took too long or stood behind a lock</source>
        <translation>es dauerte zu lange oder stand hinter einer Sperre</translation>
    </message>
    <message>
        <source>this version does not have it</source>
        <translation>diese Version hat es nicht</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>der Server antwortet nicht</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>the server refused</source>
        <translation>der Server lehnte ab</translation>
    </message>
    <message>
        <source>%1 unknown: %2</source>
        <translation>%1 unbekannt: %2</translation>
    </message>
    <message>
        <source>Invalid index</source>
        <translation>Ungültiger Index</translation>
    </message>
    <message>
        <source>Sequence near its end</source>
        <translation>Sequenz fast am Ende</translation>
    </message>
    <message>
        <source>Vacuum is due</source>
        <translation>Vacuum ist fällig</translation>
    </message>
    <message>
        <source>Old transaction ids</source>
        <translation>Alte Transaktionsnummern</translation>
    </message>
    <message>
        <source>Statistics are old</source>
        <translation>Statistik ist alt</translation>
    </message>
    <message>
        <source>Autovacuum is off</source>
        <translation>Autovacuum ist aus</translation>
    </message>
    <message>
        <source>Autovacuum comes late</source>
        <translation>Autovacuum kommt spät</translation>
    </message>
    <message>
        <source>Duplicate index</source>
        <translation>Doppelter Index</translation>
    </message>
    <message>
        <source>Overlapping index</source>
        <translation>Überlappender Index</translation>
    </message>
    <message>
        <source>Unused index</source>
        <translation>Ungenutzter Index</translation>
    </message>
    <message>
        <source>Bloated table</source>
        <translation>Aufgeblähte Tabelle</translation>
    </message>
    <message>
        <source>Bloated index</source>
        <translation>Aufgeblähter Index</translation>
    </message>
    <message>
        <source>Missing index</source>
        <translation>Fehlender Index</translation>
    </message>
    <message>
        <source>Full scans</source>
        <translation>Ganz gelesen</translation>
    </message>
    <message>
        <source>Its build failed, most likely because two rows have the same value. No query uses it, each write still pays for it. Drop it, remove the double rows, then create it again.</source>
        <translation>Sein Aufbau ist gescheitert, wahrscheinlich weil zwei Zeilen denselben Wert haben. Keine Abfrage nutzt ihn, jedes Schreiben zahlt trotzdem für ihn. Löschen, doppelte Zeilen entfernen, dann neu anlegen.</translation>
    </message>
    <message>
        <source>Its build failed or was cancelled. No query uses it, each write still pays for it.</source>
        <translation>Sein Aufbau ist gescheitert oder wurde abgebrochen. Keine Abfrage nutzt ihn, jedes Schreiben zahlt trotzdem für ihn.</translation>
    </message>
    <message>
        <source>%1 of its numbers are given away, %2 are left. At the end every insert fails.</source>
        <translation>%1 ihrer Nummern sind vergeben, %2 sind übrig. Am Ende scheitert jedes Einfügen.</translation>
    </message>
    <message>
        <source>%1 dead rows, %2 of the point where autovacuum starts. %3</source>
        <translation>%1 tote Zeilen, %2 des Punktes, an dem Autovacuum beginnt. %3</translation>
    </message>
    <message>
        <source>The last vacuum was %1 ago.</source>
        <translation>Das letzte Vacuum war vor %1.</translation>
    </message>
    <message>
        <source>No vacuum is known.</source>
        <translation>Kein Vacuum ist bekannt.</translation>
    </message>
    <message>
        <source>Its oldest transaction id is at %1 of the age where the server forces a vacuum, and none has got through.</source>
        <translation>Ihre älteste Transaktionsnummer ist bei %1 des Alters, ab dem der Server ein Vacuum erzwingt, und keines kam durch.</translation>
    </message>
    <message>
        <source>%1 rows changed, %2 of the point where autovacuum analyzes the table; the planner works with old figures. %3</source>
        <translation>%1 Zeilen haben sich geändert, %2 des Punktes, an dem Autovacuum die Tabelle analysiert; der Planer arbeitet mit alten Zahlen. %3</translation>
    </message>
    <message>
        <source>The last analyze was %1 ago.</source>
        <translation>Die letzte Analyse war vor %1.</translation>
    </message>
    <message>
        <source>No analyze is known.</source>
        <translation>Keine Analyse ist bekannt.</translation>
    </message>
    <message>
        <source>Autovacuum is switched off for this table, which is written to; %1 dead rows wait.</source>
        <translation>Autovacuum ist für diese Tabelle abgeschaltet, obwohl in sie geschrieben wird; %1 tote Zeilen warten.</translation>
    </message>
    <message>
        <source>Autovacuum or the counters it needs are switched off on the whole server: dead rows pile up until it stops to protect its data.</source>
        <translation>Autovacuum oder die Zähler, die es braucht, sind auf dem ganzen Server abgeschaltet: Tote Zeilen häufen sich, bis er zum Schutz der Daten stehen bleibt.</translation>
    </message>
    <message>
        <source>Autovacuum waits here for %1 dead rows. A smaller share makes each run shorter and keeps the table small.</source>
        <translation>Autovacuum wartet hier auf %1 tote Zeilen. Ein kleinerer Anteil macht jeden Lauf kürzer und hält die Tabelle klein.</translation>
    </message>
    <message>
        <source>%1 has the same columns in the same order. %2 can be freed, and each write gets cheaper.</source>
        <translation>%1 hat dieselben Spalten in derselben Folge. %2 können frei werden, und jedes Schreiben wird billiger.</translation>
    </message>
    <message>
        <source>%1 begins with the same columns and serves the same queries. %2 can be freed, and each write gets cheaper.</source>
        <translation>%1 beginnt mit denselben Spalten und dient denselben Abfragen. %2 können frei werden, und jedes Schreiben wird billiger.</translation>
    </message>
    <message>
        <source>About %1 of it are empty, %2 of the table, by the width of its columns. Extensions such as pg_repack do the same without a long lock.</source>
        <translation>Etwa %1 davon sind leer, %2 der Tabelle, nach der Breite ihrer Spalten. Erweiterungen wie pg_repack tun dasselbe ohne lange Sperre.</translation>
    </message>
    <message>
        <source>About %1 of it are empty, %2 of the index, by the width of its columns.</source>
        <translation>Etwa %1 davon sind leer, %2 des Index, nach der Breite seiner Spalten.</translation>
    </message>
    <message>
        <source>%1 points from here to %2. Each row deleted there reads all %3 rows here.</source>
        <translation>%1 zeigt von hier auf %2. Jede dort gelöschte Zeile liest hier alle %3 Zeilen.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows were deleted there so far.</source>
        <translation>
            <numerusform>%n Zeile wurde dort bisher gelöscht.</numerusform>
            <numerusform>%n Zeilen wurden dort bisher gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not used for %1.</source>
        <translation>Seit %1 nicht genutzt.</translation>
    </message>
    <message>
        <source>Not used once in the %1 the counters cover.</source>
        <translation>Nicht einmal genutzt in den %1, die die Zähler umfassen.</translation>
    </message>
    <message>
        <source>%1 can be freed, and each write gets cheaper.</source>
        <translation>%1 können frei werden, und jedes Schreiben wird billiger.</translation>
    </message>
    <message>
        <source>Whether it is used elsewhere is not known: %1.</source>
        <translation>Ob er anderswo genutzt wird, ist nicht bekannt: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>There is no statement that is right for certain.</source>
        <translation>Eine sicher richtige Anweisung gibt es nicht.</translation>
    </message>
    <message>
        <source>It takes no lock on a table.</source>
        <translation>Sie nimmt keine Sperre auf eine Tabelle.</translation>
    </message>
    <message>
        <source>Reads and writes go on. It waits for older transactions to end, and cannot run inside a transaction.</source>
        <translation>Lesen und Schreiben gehen weiter. Sie wartet auf das Ende älterer Transaktionen und kann in keiner Transaktion laufen.</translation>
    </message>
    <message>
        <source>Reads and writes go on; other upkeep of this table waits.</source>
        <translation>Lesen und Schreiben gehen weiter; andere Pflege dieser Tabelle wartet.</translation>
    </message>
    <message>
        <source>Reads go on, writes to the table wait until it is done.</source>
        <translation>Lesen geht weiter, Schreiben in die Tabelle wartet, bis sie fertig ist.</translation>
    </message>
    <message>
        <source>Everybody who needs the object waits for a moment; set lock_timeout before, so that nobody queues behind it.</source>
        <translation>Alle, die das Objekt brauchen, warten einen Augenblick; vorher lock_timeout setzen, damit sich niemand dahinter staut.</translation>
    </message>
    <message>
        <source>Nobody reads or writes the table until it has been written anew, which takes as much disk again. Choose a quiet hour.</source>
        <translation>Niemand liest oder schreibt die Tabelle, bis sie neu geschrieben ist, was noch einmal so viel Platz braucht. Eine ruhige Stunde wählen.</translation>
    </message>
    <message>
        <source>possible</source>
        <comment>how sure an advice is</comment>
        <translation>möglich</translation>
    </message>
    <message>
        <source>likely</source>
        <comment>how sure an advice is</comment>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>certain</source>
        <comment>how sure an advice is</comment>
        <translation>sicher</translation>
    </message>
    <message>
        <source>%1 of the reads go through all %2 rows.</source>
        <translation>%1 der Lesezugriffe gehen durch alle %2 Zeilen.</translation>
    </message>
    <message>
        <source>These statements compare %1 with a value or a range; how many rows lie in the range is not known.</source>
        <translation>Diese Anweisungen vergleichen %1 mit einem Wert oder einem Bereich; wie viele Zeilen im Bereich liegen, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The statements that look for some of them ran %1 times, too seldom for an index.</source>
        <translation>Die Anweisungen, die nur einen Teil davon suchen, liefen %1-mal: zu selten für einen Index.</translation>
    </message>
    <message>
        <source>The statements that tell which column an index should have were not read.</source>
        <translation>Die Anweisungen, die sagen, auf welche Spalte ein Index gehört, wurden nicht gelesen.</translation>
    </message>
    <message>
        <source>Which column an index should have is not known: there is no pg_stat_statements here.</source>
        <translation>Auf welche Spalte ein Index gehört, ist nicht bekannt: Hier gibt es kein pg_stat_statements.</translation>
    </message>
    <message>
        <source>Which column an index should have is not known: no statement that is counted names the table. It may be read through a view, a function or as a partition.</source>
        <translation>Auf welche Spalte ein Index gehört, ist nicht bekannt: Keine gezählte Anweisung nennt die Tabelle. Vielleicht wird sie über eine Sicht, eine Funktion oder als Partition gelesen.</translation>
    </message>
    <message>
        <source>Which column an index should have is not known: its statements were not understood.</source>
        <translation>Auf welche Spalte ein Index gehört, ist nicht bekannt: Ihre Anweisungen wurden nicht verstanden.</translation>
    </message>
    <message>
        <source>Whether an index would help is not known: the columns its statements filter by were never analyzed, or our role may not read their statistics.</source>
        <translation>Ob ein Index helfen würde, ist nicht bekannt: Die Spalten, nach denen ihre Anweisungen filtern, wurden nie analysiert, oder unsere Rolle darf ihre Statistik nicht lesen.</translation>
    </message>
    <message>
        <source>Its statements want every row: an index would not help.</source>
        <translation>Ihre Anweisungen wollen jede Zeile: Ein Index würde nicht helfen.</translation>
    </message>
    <message>
        <source>%1 (%2 calls of %3 on average)</source>
        <comment>queryid of a statement</comment>
        <translation>%1 (%2 Aufrufe zu je %3 im Mittel)</translation>
    </message>
    <message>
        <source>By their ids in pg_stat_statements: %1.</source>
        <translation>Mit ihren Nummern in pg_stat_statements: %1.</translation>
    </message>
    <message>
        <source>They ran %1 times, the table was read whole %2 times: others read it, too.</source>
        <translation>Sie liefen %1-mal, die Tabelle wurde %2-mal ganz gelesen: Auch andere lesen sie.</translation>
    </message>
    <message>
        <source>It takes about %1, and each write of the table pays for it from then on.</source>
        <translation>Er braucht etwa %1, und jedes Schreiben in die Tabelle zahlt von da an für ihn.</translation>
    </message>
    <message>
        <source>These statements compare %1 with a value; by an index they would read about %2 of the rows on average.</source>
        <translation>Diese Anweisungen vergleichen %1 mit einem Wert; über einen Index würden sie im Mittel etwa %2 der Zeilen lesen.</translation>
    </message>
    <message>
        <source>The statements that compare %1 with a value are served by the index that the foreign key %2 lacks: it is proposed above.</source>
        <translation>Den Anweisungen, die %1 mit einem Wert vergleichen, dient der Index, der dem Fremdschlüssel %2 fehlt: Er ist weiter oben vorgeschlagen.</translation>
    </message>
    <message>
        <source>An index with the columns its statements filter by is there, but not ready: it is being built, or its build failed.</source>
        <translation>Ein Index mit den Spalten, nach denen ihre Anweisungen filtern, ist da, aber nicht fertig: Er wird gerade gebaut, oder sein Bau schlug fehl.</translation>
    </message>
    <message>
        <source>The columns its statements filter by have few values: an index would find too many rows on average. For rare values a partial index may help.</source>
        <translation>Die Spalten, nach denen ihre Anweisungen filtern, haben wenige Werte: Ein Index fände im Mittel zu viele Zeilen. Für seltene Werte kann ein partieller Index helfen.</translation>
    </message>
    <message>
        <source>The statements that are counted have their index: the scans are older, come from others, or look for a value that many rows have.</source>
        <translation>Die gezählten Anweisungen haben ihren Index: Die Durchläufe sind älter, kommen von anderen oder suchen einen Wert, den viele Zeilen haben.</translation>
    </message>
    <message>
        <source>The values are uneven: the most frequent one finds %1, and for it the index does not help.</source>
        <translation>Die Werte sind ungleich verteilt: Der häufigste findet %1, und für ihn hilft der Index nicht.</translation>
    </message>
    <message>
        <source>There is an index with these columns, of another kind or of part of the rows; whether it serves these statements is not known.</source>
        <translation>Es gibt einen Index mit diesen Spalten, aber anderer Art oder nur über einen Teil der Zeilen; ob er diesen Anweisungen dient, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>AlertWishes</name>
    <message>
        <source>The disk did not answer in time; the journal says what was done.</source>
        <translation>Die Platte hat nicht rechtzeitig geantwortet; das Journal sagt, was getan wurde.</translation>
    </message>
    <message>
        <source>Why; stands beside it and in the journal.</source>
        <translation>Warum; steht daneben und im Journal.</translation>
    </message>
    <message>
        <source>How long, as 2h: a silence 7d at most, 4h when it covers critical ones; maintenance 24h; ack 24h (default 30min).</source>
        <translation>Wie lange, etwa 2h: eine Stummschaltung höchstens 7d, 4h wenn sie kritische erfasst; Wartung 24h; Bestätigung 24h (Vorgabe 30min).</translation>
    </message>
    <message>
        <source>From when on, as 2026-11-27T22:00:00Z (default: now).</source>
        <translation>Ab wann, etwa 2026-11-27T22:00:00Z (Vorgabe: jetzt).</translation>
    </message>
    <message>
        <source>Until when, as 2026-11-27T23:00:00Z.</source>
        <translation>Bis wann, etwa 2026-11-27T23:00:00Z.</translation>
    </message>
    <message>
        <source>A silence covers up to warning (default) or critical ones.</source>
        <translation>Eine Stummschaltung erfasst Alarme bis warning (Vorgabe) oder critical.</translation>
    </message>
    <message>
        <source>--for says how long (as 2h), or --until when it ends (as 2026-11-27T08:00:00Z); --from is a time as well</source>
        <translation>--for sagt, wie lange (etwa 2h), oder --until, wann es endet (etwa 2026-11-27T08:00:00Z); auch --from ist eine Zeit</translation>
    </message>
    <message>
        <source>--severity is warning or critical</source>
        <translation>--severity ist warning oder critical</translation>
    </message>
    <message>
        <source>No active alert, or more than one, has a key that begins so.</source>
        <translation>Kein aktiver Alarm oder mehr als einer hat einen Schlüssel, der so beginnt.</translation>
    </message>
    <message>
        <source>Only say which of the active alerts a silence or a window would hide; nothing is kept.</source>
        <translation>Nur sagen, welche der aktiven Alarme eine Stummschaltung oder ein Fenster verbergen würde; nichts wird aufbewahrt.</translation>
    </message>
    <message>
        <source>--preview is of silence and maintenance</source>
        <translation>--preview gehört zu silence und maintenance</translation>
    </message>
</context>
<context>
    <name>AlertmanagerCommand</name>
    <message>
        <source>silenced (%1)</source>
        <translation>stummgeschaltet (%1)</translation>
    </message>
    <message>
        <source>inhibited</source>
        <translation>unterdrückt</translation>
    </message>
    <message>
        <source>fires</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>%1 silences %2 until %3, by %4: %5</source>
        <translation>%1 schaltet %2 bis %3 stumm, durch %4: %5</translation>
    </message>
    <message>
        <source>%1 will silence %2 until %3, by %4: %5</source>
        <translation>%1 wird %2 bis %3 stummschalten, durch %4: %5</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no matcher: write LABEL=VALUE, LABEL!=VALUE, LABEL=~EXPRESSION or LABEL!~EXPRESSION.</source>
        <translation>„%1“ ist keine Bedingung: Schreiben Sie MERKMAL=WERT, MERKMAL!=WERT, MERKMAL=~AUSDRUCK oder MERKMAL!~AUSDRUCK.</translation>
    </message>
    <message>
        <source>A silence needs matchers, --reason and --for, as 2h.</source>
        <translation>Eine Stummschaltung braucht Bedingungen, --reason und --for, etwa 2h.</translation>
    </message>
    <message>
        <source>No alert fires there.</source>
        <translation>Dort ist kein Alarm ausgelöst.</translation>
    </message>
    <message>
        <source>The channel %1 is no Alertmanager.</source>
        <translation>Der Kanal %1 ist kein Alertmanager.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl notify alertmanager CHANNEL [alerts|silences|silence MATCHER... --reason TEXT --for DURATION|expire ID] [--json]</source>
        <translation>Aufruf: quarterdeckctl notify alertmanager KANAL [alerts|silences|silence BEDINGUNG... --reason TEXT --for DAUER|expire KENNUNG] [--json]</translation>
    </message>
</context>
<context>
    <name>AlertsCommand</name>
    <message>
        <source>No alert.</source>
        <translation>Kein Alarm.</translation>
    </message>
    <message>
        <source>Nobody watches: this was found just now. `quarterdeckctl watch` or the desktop watches on.</source>
        <translation>Niemand wacht: Dies wurde gerade eben gefunden. `quarterdeckctl watch` oder das Desktop-Programm wacht weiter.</translation>
    </message>
    <message>
        <source>There is none, or more than one, whose key begins so.</source>
        <translation>Es gibt keinen oder mehr als einen, dessen Schlüssel so beginnt.</translation>
    </message>
    <message>
        <source>rule:</source>
        <translation>Regel:</translation>
    </message>
    <message>
        <source>layer:</source>
        <translation>Ebene:</translation>
    </message>
    <message>
        <source>owner:</source>
        <translation>zuständig:</translation>
    </message>
    <message>
        <source>what to do:</source>
        <translation>was zu tun ist:</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s), own ones in %1</source>
        <translation>
            <numerusform>%n Regel, eigene in %1</numerusform>
            <numerusform>%n Regeln, eigene in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Those that resolved longer than an hour ago as well.</source>
        <translation>Auch die, die vor mehr als einer Stunde behoben wurden.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl alerts [%1]</source>
        <translation>Aufruf: quarterdeckctl alerts [%1]</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rule(s), %2 watched with data, %3 without</source>
        <translation>
            <numerusform>%1: %n Regel, %2 mit Daten überwacht, %3 ohne</numerusform>
            <numerusform>%1: %n Regeln, %2 mit Daten überwacht, %3 ohne</numerusform>
        </translation>
    </message>
    <message>
        <source>list: the alerts of a running watcher, else found now. why KEY: everything that was decided about one, and why nobody was told. ack KEY, silence MATCHER..., maintenance MATCHER... and release ID say who need not be told, and for how long; silences lists them. rules [check] [FILE]: the rules in force, or the mistakes of a file. coverage: by layer, how many of them are watched with data. A matcher is LABEL=PATTERN or LABEL!=PATTERN with rule, target, service, cluster, item, layer, severity, metric or owner.</source>
        <translation>list: die Alarme eines laufenden Wächters, sonst jetzt gefundene. why SCHLÜSSEL: alles, was über einen entschieden wurde, und warum niemand benachrichtigt wurde. ack SCHLÜSSEL, silence BEDINGUNG..., maintenance BEDINGUNG... und release KENNUNG sagen, wer nicht benachrichtigt werden muss und wie lange; silences zählt sie auf. rules [check] [DATEI]: die geltenden Regeln oder die Fehler einer Datei. coverage: je Schicht, wie viele davon mit Daten überwacht werden. Eine Bedingung ist MERKMAL=MUSTER oder MERKMAL!=MUSTER mit rule, target, service, cluster, item, layer, severity, metric oder owner.</translation>
    </message>
</context>
<context>
    <name>AuditCommand</name>
    <message>
        <source>the environment has no PostgreSQL target &apos;%1&apos;</source>
        <translation>die Umgebung hat kein PostgreSQL-Ziel &apos;%1&apos;</translation>
    </message>
    <message>
        <source>the environment has no PostgreSQL target</source>
        <translation>die Umgebung hat kein PostgreSQL-Ziel</translation>
    </message>
    <message>
        <source>there is no PostgreSQL target %1</source>
        <translation>es gibt kein PostgreSQL-Ziel %1</translation>
    </message>
    <message>
        <source>%1 is on one side alone</source>
        <translation>%1 gibt es nur auf einer Seite</translation>
    </message>
    <message>
        <source>security: look at this target alone.</source>
        <translation>security: nur dieses Ziel ansehen.</translation>
    </message>
    <message>
        <source>security: the folder of the reports (default: your own).</source>
        <translation>security: der Ordner der Berichte (sonst der eigene).</translation>
    </message>
    <message>
        <source>the environment names no other to be compared with: add compared_with, or name two</source>
        <translation>die Umgebung nennt keine andere zum Vergleich: ergänzen Sie compared_with oder nennen Sie zwei</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>es gibt keine Datei %1</translation>
    </message>
    <message>
        <source>How safe the PostgreSQL servers are: &apos;audit security&apos; looks at logins, network, row-level security and who may do what, and
writes a dated report; &apos;audit parity A B&apos; compares two servers (TARGET, FILE or FILE:TARGET), without them the environment with those it names.</source>
        <translation>Wie sicher die PostgreSQL-Server sind: „audit security“ sieht auf Anmeldungen, Netz, Zeilensicherheit und wer was darf, und
schreibt einen datierten Bericht; „audit parity A B“ vergleicht zwei Server (ZIEL, DATEI oder DATEI:ZIEL), ohne sie die Umgebung mit denen, die sie nennt.</translation>
    </message>
    <message>
        <source>security, or parity [A B]</source>
        <translation>security oder parity [A B]</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl audit security [--target ID] [--out FOLDER], or audit parity [A B]</source>
        <translation>Aufruf: quarterdeckctl audit security [--target ID] [--out ORDNER] oder audit parity [A B]</translation>
    </message>
</context>
<context>
    <name>AuditText</name>
    <message>
        <source>This is the first report in this folder.</source>
        <translation>Dies ist der erste Bericht in diesem Ordner.</translation>
    </message>
    <message>
        <source>Since %1: %2 new, %3 gone, %4 unchanged, %5 not looked at this time.</source>
        <translation>Seit %1: %2 neu, %3 erledigt, %4 unverändert, %5 diesmal nicht angesehen.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>held</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>Report with the access review: %1</source>
        <translation>Bericht mit der Zugriffsübersicht: %1</translation>
    </message>
</context>
<context>
    <name>Bookkeeping</name>
    <message>
        <source>The program ends; nothing was done.</source>
        <translation>Das Programm endet; nichts wurde getan.</translation>
    </message>
    <message>
        <source>This console only reads: its login to the shared journal may write nothing there, so nothing is done from here.</source>
        <translation>Diese Konsole liest nur: Ihre Anmelderolle am gemeinsamen Journal darf dort nichts schreiben, darum wird von hier aus nichts getan.</translation>
    </message>
    <message>
        <source>Act from a console whose login is a member of quarterdeck_journal_operator.</source>
        <translation>Handeln Sie von einer Konsole aus, deren Anmelderolle Mitglied von quarterdeck_journal_operator ist.</translation>
    </message>
</context>
<context>
    <name>ColumnHelp</name>
    <message>
        <source>What is watched, by tier. The mark is its worst state: ● fine, ○ unknown or old, ◆ warning, ▲ critical. The word behind the name is the part it plays at the moment.</source>
        <translation>Was überwacht wird, nach Ebenen. Das Zeichen ist der schlimmste Zustand: ● in Ordnung, ○ unbekannt oder alt, ◆ Warnung, ▲ kritisch. Das Wort hinter dem Namen sagt, welche Rolle es gerade spielt.</translation>
    </message>
    <message>
        <source>The figure that matters most now: the one furthest past its limit, else the one that tells most about this kind of target.</source>
        <translation>Der Wert, der jetzt am meisten zählt: der am weitesten über seiner Grenze, sonst der, der über diese Art von Ziel am meisten sagt.</translation>
    </message>
    <message>
        <source>The newest value of that figure, with its unit. Struck through: the target does not answer, this is the last value it gave.</source>
        <translation>Der neueste Stand dieses Werts mit seiner Einheit. Durchgestrichen: das Ziel antwortet nicht, dies ist der letzte Stand.</translation>
    </message>
    <message>
        <source>How long ago the target was asked for the value. A value older than two intervals is old and fades.</source>
        <translation>Wie lange es her ist, dass das Ziel nach dem Wert gefragt wurde. Ein Wert, der älter als zwei Intervalle ist, ist veraltet und verblasst.</translation>
    </message>
    <message>
        <source>How long the statement has been running, or how long the session has been in its state; for one that holds up others, how long its transaction is open. Seconds, by the server&apos;s clock.</source>
        <translation>Wie lange die Anweisung läuft oder die Sitzung in ihrem Zustand ist; bei einer, die andere aufhält, wie lange ihre Transaktion offen ist. Sekunden nach der Uhr des Servers.</translation>
    </message>
    <message>
        <source>The statement that runs, or ran last, without the comments in front of it. The tooltip shows all of it, Ctrl+C copies it.</source>
        <translation>Die Anweisung, die läuft oder zuletzt lief, ohne die Kommentare davor. Der Hinweis zeigt sie ganz, Strg+C kopiert sie.</translation>
    </message>
    <message>
        <source>Whether a commit waits for this standby: sync and quorum are waited for, potential would be next, async is not waited for.</source>
        <translation>Ob ein Commit auf diesen Standby wartet: auf synchron und Quorum wird gewartet, möglich wäre der Nächste, auf asynchron wird nicht gewartet.</translation>
    </message>
    <message>
        <source>The replication slot: what makes the server keep write-ahead log for a reader.</source>
        <translation>Der Replikationsslot: seinetwegen hebt der Server WAL für einen Leser auf.</translation>
    </message>
    <message>
        <source>Physical slots serve standbys, logical ones serve subscribers.</source>
        <translation>Physische Slots dienen Standbys, logische dienen Abonnenten.</translation>
    </message>
    <message>
        <source>Whether somebody reads from it. A slot nobody reads from keeps write-ahead log without end.</source>
        <translation>Ob jemand daraus liest. Ein Slot, aus dem niemand liest, hebt WAL ohne Ende auf.</translation>
    </message>
    <message>
        <source>Write-ahead log kept on disk for this slot, in bytes.</source>
        <translation>WAL, das für diesen Slot auf der Platte bleibt, in Bytes.</translation>
    </message>
    <message>
        <source>How much may still be written until the slot loses what it needs, in bytes. Empty: there is no such limit.</source>
        <translation>Wie viel noch geschrieben werden darf, bis der Slot verliert, was er braucht, in Bytes. Leer: es gibt keine solche Grenze.</translation>
    </message>
    <message>
        <source>Reserved and extended are safe, unreserved may be lost at the next checkpoint, lost cannot be read any more.</source>
        <translation>Gesichert und erweitert sind sicher, ungesichert kann beim nächsten Checkpoint verloren gehen, verloren ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>The database name clients ask the pooler for.</source>
        <translation>Der Datenbankname, nach dem Clients den Pooler fragen.</translation>
    </message>
    <message>
        <source>The user the pool&apos;s server connections are made for.</source>
        <translation>Der Benutzer, für den der Pool seine Serververbindungen öffnet.</translation>
    </message>
    <message>
        <source>When a server connection goes back to the pool: at the end of the session, of the transaction or of the statement.</source>
        <translation>Wann eine Serververbindung in den Pool zurückgeht: am Ende der Sitzung, der Transaktion oder der Anweisung.</translation>
    </message>
    <message>
        <source>Clients that are served or idle at the moment.</source>
        <translation>Clients, die gerade bedient werden oder untätig sind.</translation>
    </message>
    <message>
        <source>Clients that have asked for something and wait for a server connection. Anything but 0 for long means that the pool is too small or its server too slow.</source>
        <translation>Clients, die etwas angefragt haben und auf eine Serververbindung warten. Bleibt es lange über 0, ist der Pool zu klein oder sein Server zu langsam.</translation>
    </message>
    <message>
        <source>How long the client at the head of the queue has been waiting, in seconds.</source>
        <translation>Wie lange der Client an der Spitze der Schlange schon wartet, in Sekunden.</translation>
    </message>
    <message>
        <source>Connections to the server that work for a client now.</source>
        <translation>Verbindungen zum Server, die gerade für einen Client arbeiten.</translation>
    </message>
    <message>
        <source>How many server connections the pool may open, its reserve included.</source>
        <translation>Wie viele Serververbindungen der Pool öffnen darf, seine Reserve eingeschlossen.</translation>
    </message>
    <message>
        <source>Open serves clients; paused lets them wait; disabled turns new ones away.</source>
        <translation>Offen bedient Clients; angehalten lässt sie warten; gesperrt weist neue ab.</translation>
    </message>
    <message>
        <source>A database, one of its twenty biggest tables, a disk or the folder of the write-ahead log.</source>
        <translation>Eine Datenbank, eine ihrer zwanzig größten Tabellen, eine Platte oder der WAL-Ordner.</translation>
    </message>
    <message>
        <source>What it is. Estimated: from the page counts of the last VACUUM or ANALYZE, because measuring would hang behind a lock.</source>
        <translation>Was es ist. Geschätzt: aus den Seitenzahlen des letzten VACUUM oder ANALYZE, weil das Messen hinter einer Sperre hängen bliebe.</translation>
    </message>
    <message>
        <source>Size in binary units: 1 KiB is 1,024 bytes. A table&apos;s size includes its indexes and TOAST.</source>
        <translation>Größe in binären Einheiten: 1 KiB sind 1.024 Bytes. Die Größe einer Tabelle schließt Indizes und TOAST ein.</translation>
    </message>
    <message>
        <source>What is left of a disk for programs that are not root, in binary units.</source>
        <translation>Was auf einer Platte für Programme ohne root-Rechte frei ist, in binären Einheiten.</translation>
    </message>
    <message>
        <source>Read from: %1</source>
        <translation>Gelesen aus: %1</translation>
    </message>
    <message>
        <source>How that figure went over the last 15 minutes, or since the console started. The foot of the line is zero; a gap means that nothing was measured.</source>
        <translation>Verlauf dieses Werts in den letzten 15 Minuten oder seit dem Start der Konsole. Der Fuß der Linie ist null; eine Lücke heißt, dass nichts gemessen wurde.</translation>
    </message>
    <message>
        <source>A server that has the write-ahead log of this cluster: as the environment calls it, or as it calls itself when it connects.</source>
        <translation>Ein Server mit dem Write-Ahead-Log dieses Clusters: wie die Umgebung ihn nennt, oder wie er sich beim Verbinden selbst nennt.</translation>
    </message>
    <message>
        <source>How it stands to its primary, by what both ends say. Silent: no word from the primary though there is something to say. Diverged: a primary of its own, to be rebuilt or rewound.</source>
        <translation>Wie er zu seinem Primary steht, nach dem, was beide Enden sagen. Still: kein Wort vom Primary, obwohl es etwas zu sagen gibt. Abgewichen: selbst ein Primary, neu aufzubauen oder zurückzuspulen.</translation>
    </message>
    <message>
        <source>Write-ahead log of the primary that this standby has not replayed, in bytes.</source>
        <translation>Write-Ahead-Log des Primary, das dieser Standby noch nicht eingespielt hat, in Bytes.</translation>
    </message>
    <message>
        <source>Age of what is read there: how long ago the primary&apos;s log stood where the standby&apos;s replay stands. 0 while nothing waits, however long the primary is idle.</source>
        <translation>Alter dessen, was dort gelesen wird: vor wie langer Zeit das Log des Primary dort stand, wo das Einspielen des Standbys steht. 0, solange nichts wartet, so lange der Primary auch untätig ist.</translation>
    </message>
    <message>
        <source>Time until nothing waits any more: bytes to replay, divided by what is replayed in a second less what is written. Never: more is written than replayed.</source>
        <translation>Zeit, bis nichts mehr wartet: einzuspielende Bytes, geteilt durch das je Sekunde Eingespielte abzüglich des Geschriebenen. Nie: Es wird mehr geschrieben als eingespielt.</translation>
    </message>
    <message>
        <source>What was committed in so many seconds before now, or before the primary died, would be missing if this standby were promoted.</source>
        <translation>Was in so vielen Sekunden vor jetzt, oder vor dem Ende des Primary, festgeschrieben wurde, würde fehlen, wenn dieser Standby befördert würde.</translation>
    </message>
    <message>
        <source>Write-ahead log of the primary that this standby has not received, in bytes: gone if it were promoted now.</source>
        <translation>Write-Ahead-Log des Primary, das dieser Standby nicht empfangen hat, in Bytes: verloren, wenn er jetzt befördert würde.</translation>
    </message>
    <message>
        <source>How long it would replay before it takes writes, at the fastest it was seen to replay, in seconds.</source>
        <translation>Wie lange er noch einspielte, bevor er Schreibzugriffe annimmt, beim schnellsten Einspielen, das zu sehen war, in Sekunden.</translation>
    </message>
    <message>
        <source>Whether the primary&apos;s replication slots would be there after a promotion: logical slots only when they are synchronised (version 17 and later), physical ones when somebody made them.</source>
        <translation>Ob die Replikations-Slots des Primary nach einer Beförderung da wären: logische nur, wenn sie abgeglichen werden (ab Version 17), physische, wenn jemand sie angelegt hat.</translation>
    </message>
    <message>
        <source>The server it receives from; the address it connects from when that is not known.</source>
        <translation>Der Server, von dem er empfängt; ist dieser nicht bekannt, die Adresse, von der er sich verbindet.</translation>
    </message>
    <message>
        <source>Time until the disk of the data folder is full if nobody reads from the slot and as much is written as now. Empty: somebody reads from it, or its host is not watched.</source>
        <translation>Zeit, bis die Platte des Datenordners voll ist, wenn niemand aus dem Slot liest und so viel geschrieben wird wie jetzt. Leer: Jemand liest daraus, oder der Host wird nicht beobachtet.</translation>
    </message>
    <message>
        <source>How many transactions old the rows are that the slot keeps from being cleaned up. Empty: it keeps none.</source>
        <translation>Wie viele Transaktionen alt die Zeilen sind, deren Aufräumen der Slot verhindert. Leer: Er hält keine zurück.</translation>
    </message>
    <message>
        <source>What becomes of a logical slot at a failover: a copy is kept on the standbys, it is such a copy, or it is lost with the primary (always before version 17).</source>
        <translation>Was bei einem Failover aus einem logischen Slot wird: Auf den Standbys liegt eine Kopie, er ist selbst so eine Kopie, oder er geht mit dem Primary verloren (vor Version 17 immer).</translation>
    </message>
    <message>
        <source>The statement with $1, $2 for its constants, as one role runs it in one database. Faint: it runs within a function, so its time is part of another statement&apos;s. ◆: it got slower.</source>
        <translation>Die Anweisung mit $1, $2 anstelle ihrer Konstanten, so wie eine Rolle sie in einer Datenbank ausführt. Blass: Sie läuft in einer Funktion, ihre Zeit ist also Teil einer anderen Anweisung. ◆: Sie wurde langsamer.</translation>
    </message>
    <message>
        <source>How often it ran, per second of the chosen time.</source>
        <translation>Wie oft sie lief, je Sekunde der gewählten Zeit.</translation>
    </message>
    <message>
        <source>How long one execution took on average in the chosen time, without planning. Milliseconds.</source>
        <translation>Wie lange eine Ausführung in der gewählten Zeit im Mittel dauerte, ohne Planung. Millisekunden.</translation>
    </message>
    <message>
        <source>Its part in the execution time of all statements of this server in the chosen time: what is worth improving.</source>
        <translation>Ihr Anteil an der Ausführungszeit aller Anweisungen dieses Servers in der gewählten Zeit: was zu verbessern sich lohnt.</translation>
    </message>
    <message>
        <source>Rows returned or changed by one execution on average.</source>
        <translation>Zeilen, die eine Ausführung im Mittel liefert oder ändert.</translation>
    </message>
    <message>
        <source>Temporary files read and written, per second: sorts and joins that did not fit into work_mem.</source>
        <translation>Gelesene und geschriebene temporäre Dateien, je Sekunde: Sortierungen und Verbünde, die nicht in work_mem passten.</translation>
    </message>
    <message>
        <source>Write-ahead log it made, per second.</source>
        <translation>Write-Ahead-Log, das sie erzeugte, je Sekunde.</translation>
    </message>
    <message>
        <source>Its mean time against the same hour last week; where that was not watched, against the last seven days. Slower or faster from half as much on, when it is felt: a millisecond, or a twentieth of all time. Empty: too few calls.</source>
        <translation>Ihre mittlere Zeit gegenüber derselben Stunde der letzten Woche; wo diese nicht beobachtet wurde, gegenüber den letzten sieben Tagen. Langsamer oder schneller ab der Hälfte Unterschied, wenn es spürbar ist: eine Millisekunde oder ein Zwanzigstel aller Zeit. Leer: zu wenige Aufrufe.</translation>
    </message>
    <message>
        <source>How long one execution took on average in the first stretch. Milliseconds.</source>
        <translation>Wie lange eine Ausführung im ersten Zeitraum im Mittel dauerte. Millisekunden.</translation>
    </message>
    <message>
        <source>How long one execution took on average in the second stretch. Milliseconds.</source>
        <translation>Wie lange eine Ausführung im zweiten Zeitraum im Mittel dauerte. Millisekunden.</translation>
    </message>
    <message>
        <source>The mean of the second stretch against the first: what a new index or a new version changed.</source>
        <translation>Das Mittel des zweiten Zeitraums gegenüber dem ersten: was ein neuer Index oder eine neue Version geändert hat.</translation>
    </message>
    <message>
        <source>How often it ran in the first stretch, per second.</source>
        <translation>Wie oft sie im ersten Zeitraum lief, je Sekunde.</translation>
    </message>
    <message>
        <source>How often it ran in the second stretch, per second.</source>
        <translation>Wie oft sie im zweiten Zeitraum lief, je Sekunde.</translation>
    </message>
    <message>
        <source>Its part in the execution time of all statements in the first stretch.</source>
        <translation>Ihr Anteil an der Ausführungszeit aller Anweisungen im ersten Zeitraum.</translation>
    </message>
    <message>
        <source>Its part in the execution time of all statements in the second stretch.</source>
        <translation>Ihr Anteil an der Ausführungszeit aller Anweisungen im zweiten Zeitraum.</translation>
    </message>
    <message>
        <source>How bad it is. Unknown: the check could not be made, so nobody knows; it is never counted as good.</source>
        <translation>Wie schlimm es ist. Unbekannt: Die Prüfung war nicht möglich, also weiß es niemand; es zählt nie als gut.</translation>
    </message>
    <message>
        <source>What it is about, as the server quotes it: a login, a table, a line of pg_hba.conf. Of an unknown check: its name.</source>
        <translation>Worum es geht, wie der Server es schreibt: eine Anmelderolle, eine Tabelle, eine Zeile der pg_hba.conf. Bei einer unbekannten Prüfung ihr Name.</translation>
    </message>
    <message>
        <source>What was found, or which right was missing to look.</source>
        <translation>Was gefunden wurde, oder welches Recht zum Nachsehen fehlte.</translation>
    </message>
    <message>
        <source>A statement that would end the finding, quoted by the server. It is for reading first: this console does not run it.</source>
        <translation>Eine Anweisung, die den Befund beheben würde, vom Server geschrieben. Erst lesen: Diese Konsole führt sie nicht aus.</translation>
    </message>
    <message>
        <source>A, always the same, out of shared memory</source>
        <translation>A, immer gleich, aus dem gemeinsamen Speicher</translation>
    </message>
    <message>
        <source>B, grows with sessions and locks</source>
        <translation>B, wächst mit Sitzungen und Sperren</translation>
    </message>
    <message>
        <source>C, grows with the number of tables</source>
        <translation>C, wächst mit der Zahl der Tabellen</translation>
    </message>
    <message>
        <source>D, looks into folders and files</source>
        <translation>D, sieht in Ordner und Dateien</translation>
    </message>
    <message>
        <source>E, reads the data themselves</source>
        <translation>E, liest die Daten selbst</translation>
    </message>
    <message>
        <source>Cost on the server: %1</source>
        <translation>Kosten auf dem Server: %1</translation>
    </message>
    <message>
        <source>A table of the database this console is connected to, with its schema. Of many tables those that may matter: most in debt, biggest, oldest, read most. Marked: autovacuum is switched off for it.</source>
        <translation>Eine Tabelle der Datenbank, mit der diese Konsole verbunden ist, mit ihrem Schema. Von vielen Tabellen jene, auf die es ankommen kann: die mit dem größten Rückstand, die größten, ältesten, am meisten gelesenen. Markiert: Autovacuum ist für sie abgeschaltet.</translation>
    </message>
    <message>
        <source>Rows that were deleted or replaced and not cleaned up yet, as the server counts them.</source>
        <translation>Zeilen, die gelöscht oder ersetzt und noch nicht aufgeräumt wurden, wie der Server sie zählt.</translation>
    </message>
    <message>
        <source>How many dead rows make autovacuum clean up this table: the table&apos;s own settings before the server&apos;s.</source>
        <translation>Bei wie vielen toten Zeilen Autovacuum diese Tabelle aufräumt: die Einstellungen der Tabelle vor denen des Servers.</translation>
    </message>
    <message>
        <source>Dead rows as a share of that point. At 100 % autovacuum comes by itself; far above it is off, too slow or held back by an old transaction.</source>
        <translation>Tote Zeilen als Anteil dieses Punktes. Bei 100 % kommt Autovacuum von selbst; weit darüber ist es aus, zu langsam oder von einer alten Transaktion aufgehalten.</translation>
    </message>
    <message>
        <source>Time since the last vacuum, by hand or not. Empty: none since the counters began.</source>
        <translation>Zeit seit dem letzten Vacuum, von Hand oder nicht. Leer: keines seit Beginn der Zähler.</translation>
    </message>
    <message>
        <source>Time since the last analyze, by hand or not. Empty: none since the counters began.</source>
        <translation>Zeit seit der letzten Analyse, von Hand oder nicht. Leer: keine seit Beginn der Zähler.</translation>
    </message>
    <message>
        <source>Age of the table&apos;s oldest transaction id, TOAST included, as a share of the age at which the server forces a vacuum.</source>
        <translation>Alter der ältesten Transaktionsnummer der Tabelle, TOAST inbegriffen, als Anteil des Alters, ab dem der Server ein Vacuum erzwingt.</translation>
    </message>
    <message>
        <source>Size with TOAST and indexes, by the page counts of the last VACUUM or ANALYZE.</source>
        <translation>Größe mit TOAST und Indizes, nach den Seitenzahlen des letzten VACUUM oder ANALYZE.</translation>
    </message>
    <message>
        <source>Space of the table&apos;s own rows that holds nothing, estimated from the width of its columns. Empty: our role may not read their statistics, or there are none.</source>
        <translation>Platz der Zeilen dieser Tabelle, in dem nichts steht, geschätzt nach der Breite der Spalten. Leer: Unsere Rolle darf deren Statistik nicht lesen, oder es gibt keine.</translation>
    </message>
    <message>
        <source>What should be done, most urgent first; sorted by it, indexes without a finding follow by size. The reason and the statement stand below the table.</source>
        <translation>Was zu tun ist, das Dringendste zuerst; danach sortiert folgen Indizes ohne Befund nach Größe. Grund und Anweisung stehen unter der Tabelle.</translation>
    </message>
    <message>
        <source>The index; of a finding about none, the foreign key, the table or the sequence.</source>
        <translation>Der Index; bei einem Befund ohne Index der Fremdschlüssel, die Tabelle oder die Sequenz.</translation>
    </message>
    <message>
        <source>The table it belongs to, with its schema.</source>
        <translation>Die Tabelle, zu der er gehört, mit ihrem Schema.</translation>
    </message>
    <message>
        <source>The columns of the index in their order; (…) stands for an expression.</source>
        <translation>Die Spalten des Index in ihrer Folge; (…) steht für einen Ausdruck.</translation>
    </message>
    <message>
        <source>Size of the index, by the page counts of the last VACUUM or ANALYZE.</source>
        <translation>Größe des Index, nach den Seitenzahlen des letzten VACUUM oder ANALYZE.</translation>
    </message>
    <message>
        <source>How often it was read on this server since its counters began. Standbys count for themselves.</source>
        <translation>Wie oft er auf diesem Server seit Beginn der Zähler gelesen wurde. Standbys zählen für sich.</translation>
    </message>
    <message>
        <source>The most server connections that worked at once while the pool was watched at its present size, a day back at most.</source>
        <translation>Die meisten Serververbindungen, die zugleich arbeiteten, solange der Pool in seiner jetzigen Größe beobachtet wurde; höchstens einen Tag zurück.</translation>
    </message>
    <message>
        <source>How much the difference matters: it would break a failover, it matters, it is cosmetic, or it is expected.</source>
        <translation>Wie viel der Unterschied ausmacht: Er würde eine Übernahme scheitern lassen, er ist von Belang, er ist kosmetisch oder er ist erwartet.</translation>
    </message>
    <message>
        <source>What differs: a setting, a role, an extension, or a table, view or function of the database.</source>
        <translation>Was sich unterscheidet: eine Einstellung, eine Rolle, eine Erweiterung oder eine Tabelle, Sicht oder Funktion der Datenbank.</translation>
    </message>
    <message>
        <source>Its name, as the server quotes it.</source>
        <translation>Der Name, wie ihn der Server schreibt.</translation>
    </message>
    <message>
        <source>What it is on the selected server, with its unit.</source>
        <translation>Was es auf dem gewählten Server ist, mit Einheit.</translation>
    </message>
    <message>
        <source>What it is on the server it is compared with; or why it could not be compared.</source>
        <translation>Was es auf dem verglichenen Server ist; oder warum es sich nicht vergleichen ließ.</translation>
    </message>
    <message>
        <source>The environment of the other server, as compared_with names it.</source>
        <translation>Die Umgebung des anderen Servers, wie compared_with sie nennt.</translation>
    </message>
    <message>
        <source>A, always the same</source>
        <translation>A, immer gleich</translation>
    </message>
    <message>
        <source>B, grows with what there is to tell</source>
        <translation>B, wächst mit dem, was zu melden ist</translation>
    </message>
    <message>
        <source>Process number on the server, user and program. A session that others wait for stands above them; parallel workers are counted to their leader. A prepared transaction that others wait for stands there by its name.</source>
        <translation>Prozessnummer auf dem Server, Benutzer und Programm. Eine Sitzung, auf die andere warten, steht über ihnen; parallele Helfer zählen zu der Sitzung, für die sie arbeiten. Eine vorbereitete Transaktion, auf die andere warten, steht dort mit ihrem Namen.</translation>
    </message>
    <message>
        <source>What the session does: active runs a statement, idle waits for its program, idle in transaction keeps its locks meanwhile. Who waits for a lock, or holds one that others wait for, is named so instead, with the lock.</source>
        <translation>Was die Sitzung tut: aktiv führt eine Anweisung aus, untätig wartet auf ihr Programm, untätig in Transaktion behält dabei ihre Sperren. Wer auf eine Sperre wartet oder eine hält, auf die andere warten, wird stattdessen so genannt, mit der Sperre.</translation>
    </message>
    <message>
        <source>For whom it waits (process number), and for which lock on what, or what the server waits for on its behalf. The tooltip says in which mode each of those holds it. Of a session that holds others up: what it is doing.</source>
        <translation>Auf wen sie wartet (Prozessnummer) und auf welche Sperre worauf, oder worauf der Server für sie wartet. Der Tooltip sagt, in welchem Modus jeder von denen sie hält. Bei einer Sitzung, die andere aufhält: was sie gerade tut.</translation>
    </message>
    <message>
        <source>Processor time of the session&apos;s process, as a share of one processor over the last second; parallel workers are counted to their leader. Shown where the server runs on this machine.</source>
        <translation>Prozessorzeit des Prozesses der Sitzung, als Anteil eines Prozessors in der letzten Sekunde; parallele Helfer zählen zu der Sitzung, für die sie arbeiten. Zu sehen, wo der Server auf diesem Rechner läuft.</translation>
    </message>
    <message>
        <source>What the session&apos;s process had read from disks, in bytes per second; what the page cache of Linux had is not in it. Only root and the user that the server runs as may know.</source>
        <translation>Was der Prozess der Sitzung von Platten lesen ließ, in Bytes je Sekunde; was der Seitencache von Linux hatte, ist nicht darin. Nur root und der Benutzer, unter dem der Server läuft, dürfen es wissen.</translation>
    </message>
    <message>
        <source>What the session&apos;s process wrote for disks, in bytes per second; Linux brings it there a little later. What the checkpointer and the background writer write counts at them. Only root and the user that the server runs as may know.</source>
        <translation>Was der Prozess der Sitzung für Platten schrieb, in Bytes je Sekunde; Linux bringt es etwas später dorthin. Was Checkpointer und Background Writer schreiben, zählt bei ihnen. Nur root und der Benutzer, unter dem der Server läuft, dürfen es wissen.</translation>
    </message>
</context>
<context>
    <name>ConfigFile</name>
    <message>
        <source>change a configuration file</source>
        <translation>eine Konfigurationsdatei ändern</translation>
    </message>
    <message>
        <source>Change the file by hand where it can be written, then send RELOAD to PgBouncer&apos;s console.</source>
        <translation>Ändern Sie die Datei von Hand, wo sie sich schreiben lässt, und senden Sie dann RELOAD an die Konsole von PgBouncer.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is no ordinary file of at most 1 MiB</source>
        <translation>%1 ist keine gewöhnliche Datei von höchstens 1 MiB</translation>
    </message>
    <message>
        <source>%1 is being written by somebody else</source>
        <translation>%1 wird gerade von jemand anderem geschrieben</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>%1 has a second name (a hard link), which would keep the old text</source>
        <translation>%1 hat einen zweiten Namen (Hardlink), unter dem der alte Text bliebe</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile; their text stands</source>
        <translation>%1 wurde inzwischen von jemand anderem geändert; dessen Text bleibt stehen</translation>
    </message>
    <message>
        <source>%1 is not as a change from here left it: there is nothing to undo</source>
        <translation>%1 ist nicht so, wie eine Änderung von hier es hinterließ: Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>undo the change of a configuration file</source>
        <translation>die Änderung einer Konfigurationsdatei rückgängig machen</translation>
    </message>
    <message>
        <source>Look at what was changed in it since, and change it by hand.</source>
        <translation>Sehen Sie nach, was seither darin geändert wurde, und ändern Sie sie von Hand.</translation>
    </message>
</context>
<context>
    <name>DraftUpdate</name>
    <message>
        <source>Resolved. Harm from %1 to %2, %3 in all.</source>
        <translation>Behoben. Schaden von %1 bis %2, insgesamt %3.</translation>
    </message>
    <message>
        <source>The harm began at %1 and has stopped at %2; we are watching whether it stays so.</source>
        <translation>Der Schaden begann am %1 und endete am %2; wir beobachten, ob es so bleibt.</translation>
    </message>
    <message>
        <source>Since %1, for %2 now; it is not over.</source>
        <translation>Seit %1, nun %2 lang; es ist nicht vorbei.</translation>
    </message>
    <message>
        <source>This is a drill.</source>
        <translation>Dies ist eine Übung.</translation>
    </message>
    <message>
        <source>Affected: %1.</source>
        <translation>Betroffen: %1.</translation>
    </message>
    <message>
        <source>Cause: %1.</source>
        <translation>Ursache: %1.</translation>
    </message>
    <message>
        <source>Probable cause, not confirmed: %1</source>
        <translation>Wahrscheinliche Ursache, nicht bestätigt: %1</translation>
    </message>
    <message>
        <source>What was done:</source>
        <translation>Was getan wurde:</translation>
    </message>
    <message>
        <source>In charge: %1.</source>
        <translation>Zuständig: %1.</translation>
    </message>
    <message>
        <source>Nobody has taken it yet.</source>
        <translation>Noch hat ihn niemand übernommen.</translation>
    </message>
</context>
<context>
    <name>EngineSignaller</name>
    <message>
        <source>This target has no open connection.</source>
        <translation>Zu diesem Ziel besteht keine offene Verbindung.</translation>
    </message>
    <message>
        <source>Try again when it answers.</source>
        <translation>Erneut versuchen, sobald es antwortet.</translation>
    </message>
</context>
<context>
    <name>EnvironmentCommand</name>
    <message>
        <source>%1: nothing in it can be used</source>
        <translation>%1: nichts darin ist verwendbar</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n target(s) can be watched</source>
        <translation>
            <numerusform>%1: %n Ziel lässt sich überwachen</numerusform>
            <numerusform>%1: %n Ziele lassen sich überwachen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: left out until corrected: %2</source>
        <translation>%1: ausgelassen, bis es berichtigt ist: %2</translation>
    </message>
    <message>
        <source>Checks an environment file: every mistake with its line and what to write instead.</source>
        <translation>Prüft eine Umgebungsdatei: jeder Fehler mit Zeile und Abhilfe.</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>was zu tun ist</translation>
    </message>
    <message>
        <source>the environment file</source>
        <translation>die Umgebungsdatei</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>diese Hilfe zeigen</translation>
    </message>
    <message>
        <source>print one JSON object</source>
        <translation>ein JSON-Objekt ausgeben</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl environment validate FILE [--json], or environment import --help</source>
        <translation>Aufruf: quarterdeckctl environment validate DATEI [--json], oder environment import --help</translation>
    </message>
</context>
<context>
    <name>EnvironmentImport</name>
    <message>
        <source>watched as %1</source>
        <translation>beobachtet als %1</translation>
    </message>
    <message>
        <source>Lists the servers that pg_service.conf and .pgpass name; with --into they are written into an environment file, without passwords.</source>
        <translation>Nennt die Server aus pg_service.conf und .pgpass; mit --into werden sie in eine Umgebungsdatei geschrieben, ohne Passwörter.</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>was zu tun ist</translation>
    </message>
    <message>
        <source>only these, by id or title</source>
        <translation>nur diese, nach id oder Titel</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>diese Hilfe zeigen</translation>
    </message>
    <message>
        <source>a service file (default: $PGSERVICEFILE, else those of the person and the system)</source>
        <translation>eine Dienstdatei (sonst: $PGSERVICEFILE oder die eigene und die des Systems)</translation>
    </message>
    <message>
        <source>a pass file (default: $PGPASSFILE, else ~/.pgpass); passwords are not read</source>
        <translation>eine Passwortdatei (sonst: $PGPASSFILE oder ~/.pgpass); Passwörter werden nicht gelesen</translation>
    </message>
    <message>
        <source>write them into this environment file</source>
        <translation>in diese Umgebungsdatei schreiben</translation>
    </message>
    <message>
        <source>the tier they belong to</source>
        <translation>die Ebene, zu der sie gehören</translation>
    </message>
    <message>
        <source>print one JSON object</source>
        <translation>ein JSON-Objekt ausgeben</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>there is no server %1; without a name all are listed</source>
        <translation>es gibt keinen Server %1; ohne Namen werden alle genannt</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) written into %1</source>
        <translation>
            <numerusform>%n Ziel in %1 geschrieben</numerusform>
            <numerusform>%n Ziele in %1 geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>there is nothing to import</source>
        <translation>es gibt nichts zu übernehmen</translation>
    </message>
</context>
<context>
    <name>EventCommand</name>
    <message>
        <source>--kind is deployment, migration or note</source>
        <translation>--kind ist deployment, migration oder note</translation>
    </message>
    <message>
        <source>--at takes a time of the last 90 days, as 2026-11-26T14:30:00Z</source>
        <translation>--at nimmt eine Zeit der letzten 90 Tage, wie 2026-11-26T14:30:00Z</translation>
    </message>
    <message>
        <source>The text is longer than %1 characters.</source>
        <translation>Der Text ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Aufgeschrieben: %1</translation>
    </message>
    <message>
        <source>Writes down what happened, so that the charts show it: quarterdeckctl event &quot;shop 2.4&quot; --kind deployment. `quarterdeckctl event list` names what was written and found.</source>
        <translation>Schreibt auf, was geschehen ist, damit die Diagramme es zeigen: quarterdeckctl event &quot;shop 2.4&quot; --kind deployment. `quarterdeckctl event list` nennt, was aufgeschrieben und gefunden wurde.</translation>
    </message>
    <message>
        <source>Of this target alone (default: of the whole environment).</source>
        <translation>Nur an diesem Ziel (Vorgabe: in der ganzen Umgebung).</translation>
    </message>
    <message>
        <source>deployment, migration or note (default).</source>
        <translation>deployment, migration oder note (Vorgabe).</translation>
    </message>
    <message>
        <source>When (default: now), as 2026-11-26T14:30:00Z.</source>
        <translation>Wann (Vorgabe: jetzt), wie 2026-11-26T14:30:00Z.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl event list|TEXT [--target ID] [--kind deployment|migration|note] [--at TIME]</source>
        <translation>Aufruf: quarterdeckctl event list|TEXT [--target ID] [--kind deployment|migration|note] [--at ZEIT]</translation>
    </message>
    <message>
        <source>There is no target &apos;%1&apos; in this environment.</source>
        <translation>In dieser Umgebung gibt es kein Ziel „%1“.</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>%1: %2</source>
        <comment>kind of event: what a person wrote</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>kind of event, target: what a person wrote</comment>
        <translation>%1 an %2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a person wrote (who)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>R</source>
        <comment>flag of a restart</comment>
        <translation>N</translation>
    </message>
    <message>
        <source>P</source>
        <comment>flag of a promotion</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>O</source>
        <comment>flag of a change of role</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>T</source>
        <comment>flag of another timeline</comment>
        <translation>Z</translation>
    </message>
    <message>
        <source>V</source>
        <comment>flag of another version</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>X</source>
        <comment>flag of another server</comment>
        <translation>X</translation>
    </message>
    <message>
        <source>S</source>
        <comment>flag of changed settings</comment>
        <translation>E</translation>
    </message>
    <message>
        <source>D</source>
        <comment>flag of a deployment</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>M</source>
        <comment>flag of a migration</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>N</source>
        <comment>flag of a note</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Beförderung</translation>
    </message>
    <message>
        <source>Change of role</source>
        <translation>Rollenwechsel</translation>
    </message>
    <message>
        <source>New timeline</source>
        <translation>Neue Zeitlinie</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>Neue Version</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>Anderer Server</translation>
    </message>
    <message>
        <source>Changed settings</source>
        <translation>Geänderte Einstellungen</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>%1 was restarted.</source>
        <translation>%1 wurde neu gestartet.</translation>
    </message>
    <message>
        <source>%1 was promoted.</source>
        <translation>%1 wurde zum Primary befördert.</translation>
    </message>
    <message>
        <source>%1 was promoted: timeline %2, before %3.</source>
        <translation>%1 wurde zum Primary befördert: Zeitlinie %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1 changed its role: %2, before %3.</source>
        <translation>%1 hat die Rolle gewechselt: %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1 follows timeline %2, before %3.</source>
        <translation>%1 folgt Zeitlinie %2, vorher %3.</translation>
    </message>
    <message>
        <source>%1 runs version %2, before %3.</source>
        <translation>%1 läuft mit Version %2, vorher %3.</translation>
    </message>
    <message>
        <source>The address of %1 leads to another server: %2, before %3.</source>
        <translation>Die Adresse von %1 führt zu einem anderen Server: %2, vorher %3.</translation>
    </message>
    <message>
        <source>Settings of %1 changed: %2.</source>
        <translation>Einstellungen von %1 geändert: %2.</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <comment>date and time of an event: QDateTime format</comment>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>Explanations</name>
    <message>
        <source>%1 of %2 mandatory checks are not measured</source>
        <translation>%1 von %2 vorgeschriebenen Prüfungen sind nicht gemessen</translation>
    </message>
    <message>
        <source>Nothing is taken off here.</source>
        <translation>Hier wird nichts abgezogen.</translation>
    </message>
    <message>
        <source>now %1, limit %2</source>
        <translation>jetzt %1, Grenze %2</translation>
    </message>
    <message>
        <source>confidence: %1</source>
        <translation>Verlässlichkeit: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>stretch of time, its parts</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>All targets together</source>
        <translation>Alle Ziele zusammen</translation>
    </message>
</context>
<context>
    <name>Forecasts</name>
    <message>
        <source>disk %1 of %2 is full</source>
        <translation>Platte %1 von %2 ist voll</translation>
    </message>
    <message>
        <source>the certificate of %1 expires</source>
        <translation>das Zertifikat von %1 läuft ab</translation>
    </message>
    <message>
        <source>%1 runs out of transaction ids</source>
        <translation>%1 gehen die Transaktions-IDs aus</translation>
    </message>
    <message>
        <source>%1 runs out of row-lock ids</source>
        <translation>%1 gehen die Zeilensperren-IDs aus</translation>
    </message>
    <message>
        <source>%1 has no free connection</source>
        <translation>%1 hat keine freie Verbindung</translation>
    </message>
    <message>
        <source>the memory of %1 is full</source>
        <translation>der Speicher von %1 ist voll</translation>
    </message>
    <message>
        <source>%1 of %2 is at %3</source>
        <comment>figure, target, limit</comment>
        <translation>%1 von %2 steht bei %3</translation>
    </message>
    <message>
        <source>not predictable</source>
        <translation>nicht vorhersagbar</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 (%2 to %3)</source>
        <translation>in %1 (%2 bis %3)</translation>
    </message>
    <message numerus="yes">
        <source>in %n days (%1 to %2)</source>
        <translation>
            <numerusform>in %n Tag (%1 bis %2)</numerusform>
            <numerusform>in %n Tagen (%1 bis %2)</numerusform>
        </translation>
    </message>
    <message>
        <source>not measured long enough</source>
        <translation>nicht lange genug gemessen</translation>
    </message>
    <message>
        <source>it jumped</source>
        <translation>es ist gesprungen</translation>
    </message>
    <message>
        <source>it goes up and down</source>
        <translation>es geht auf und ab</translation>
    </message>
    <message>
        <source>lately it goes another way than before</source>
        <translation>neuerdings geht es anders als zuvor</translation>
    </message>
    <message>
        <source>it goes away from its limit</source>
        <translation>es entfernt sich von der Grenze</translation>
    </message>
    <message numerus="yes">
        <source>not within %n days</source>
        <translation>
            <numerusform>nicht innerhalb von %n Tag</numerusform>
            <numerusform>nicht innerhalb von %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>rough</source>
        <translation>grob</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>Next: %1 %2</source>
        <comment>what, when</comment>
        <translation>Als Nächstes: %1 %2</translation>
    </message>
    <message>
        <source>the WAL of %1 fills its disk</source>
        <translation>das WAL von %1 füllt seine Platte</translation>
    </message>
</context>
<context>
    <name>IncidentCommand</name>
    <message>
        <source>There is no incident %1.</source>
        <translation>Es gibt keinen Vorfall %1.</translation>
    </message>
    <message>
        <source>%1 is the number of several: %2.</source>
        <translation>%1 ist die Nummer von mehreren: %2.</translation>
    </message>
    <message>
        <source>It was written down, but cannot be read back.</source>
        <translation>Es wurde festgehalten, lässt sich aber nicht zurücklesen.</translation>
    </message>
    <message>
        <source>--severity is sev-1, the worst, to sev-5</source>
        <translation>--severity ist sev-1, am schlimmsten, bis sev-5</translation>
    </message>
    <message>
        <source>--cause is migration, deployment, configuration, capacity, hardware or unknown</source>
        <translation>--cause ist migration, deployment, configuration, capacity, hardware oder unknown</translation>
    </message>
    <message>
        <source>--role is commander, deputy, scribe, liaison or expert</source>
        <translation>--role ist commander, deputy, scribe, liaison oder expert</translation>
    </message>
    <message>
        <source>--stamp is t0 (harm began) to t7 (resolved)</source>
        <translation>--stamp ist t0 (Schaden begann) bis t7 (gelöst)</translation>
    </message>
    <message>
        <source>--at takes a time as 2026-11-26T14:30:00Z</source>
        <translation>--at nimmt eine Zeit wie 2026-11-26T14:30:00Z</translation>
    </message>
    <message>
        <source>--format is markdown or html</source>
        <translation>--format ist markdown oder html</translation>
    </message>
    <message>
        <source>--pid takes a number</source>
        <translation>--pid nimmt eine Zahl</translation>
    </message>
    <message>
        <source>--days takes 1 to 3660</source>
        <translation>--days nimmt 1 bis 3660</translation>
    </message>
    <message>
        <source>sev-1, the worst, to sev-5 (open: sev-3).</source>
        <translation>sev-1, am schlimmsten, bis sev-5 (open: sev-3).</translation>
    </message>
    <message>
        <source>What suffers; may be given several times (open).</source>
        <translation>Was leidet; darf mehrmals angegeben werden (open).</translation>
    </message>
    <message>
        <source>Which service it is about (open).</source>
        <translation>Um welchen Dienst es geht (open).</translation>
    </message>
    <message>
        <source>Which cluster it is about (open).</source>
        <translation>Um welchen Cluster es geht (open).</translation>
    </message>
    <message>
        <source>A drill: never mixed with real ones.</source>
        <translation>Eine Übung: nie mit echten vermischt.</translation>
    </message>
    <message>
        <source>Those that are over as well (list).</source>
        <translation>Auch die, die vorbei sind (list).</translation>
    </message>
    <message>
        <source>migration, deployment, configuration, capacity, hardware or unknown (resolve).</source>
        <translation>migration, deployment, configuration, capacity, hardware oder unknown (resolve).</translation>
    </message>
    <message>
        <source>When, as 2026-11-26T14:30:00Z: harm began (open), harm stopped (mitigate, resolve), what the time was (stamp).</source>
        <translation>Wann, wie 2026-11-26T14:30:00Z: Schaden begann (open), Schaden endete (mitigate, resolve), was die Zeit war (stamp).</translation>
    </message>
    <message>
        <source>Who: handover, escalate, role, followup.</source>
        <translation>Wer: handover, escalate, role, followup.</translation>
    </message>
    <message>
        <source>commander, deputy, scribe, liaison or expert (role).</source>
        <translation>commander, deputy, scribe, liaison oder expert (role).</translation>
    </message>
    <message>
        <source>t0 (harm began) to t7 (resolved); the text says why (stamp).</source>
        <translation>t0 (Schaden begann) bis t7 (gelöst); der Text sagt, warum (stamp).</translation>
    </message>
    <message>
        <source>The incident that it goes on in (merge).</source>
        <translation>Der Vorfall, in dem er weitergeht (merge).</translation>
    </message>
    <message>
        <source>What is linked (link), which follow-up is done (followup-done).</source>
        <translation>Was verknüpft wird (link), welche Folgeaufgabe erledigt ist (followup-done).</translation>
    </message>
    <message>
        <source>Until when, as 2026-12-01 (followup).</source>
        <translation>Bis wann, wie 2026-12-01 (followup).</translation>
    </message>
    <message>
        <source>Messages with each of these words (logs).</source>
        <translation>Meldungen mit jedem dieser Wörter (logs).</translation>
    </message>
    <message>
        <source>Messages of this process (logs).</source>
        <translation>Meldungen dieses Prozesses (logs).</translation>
    </message>
    <message>
        <source>Warnings and what is worse (logs).</source>
        <translation>Warnungen und Schlimmeres (logs).</translation>
    </message>
    <message>
        <source>How far back (times, default: 90).</source>
        <translation>Wie weit zurück (times, Vorgabe: 90).</translation>
    </message>
    <message>
        <source>(drill)</source>
        <translation>(Übung)</translation>
    </message>
    <message>
        <source>There is none.</source>
        <translation>Es gibt keinen.</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>Kennung %1</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>Wahrscheinliche Ursache: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n drill(s)</source>
        <translation>
            <numerusform>%n Übung</numerusform>
            <numerusform>%n Übungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n Vorfall</numerusform>
            <numerusform>%n Vorfälle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them noticed by a person first</source>
        <translation>
            <numerusform>%n davon bemerkte zuerst ein Mensch</numerusform>
            <numerusform>%n davon bemerkte zuerst ein Mensch</numerusform>
        </translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>zugesagt</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>The log of this target alone (logs).</source>
        <translation>Nur das Log dieses Ziels (logs).</translation>
    </message>
    <message>
        <source>Incidents: list | show INCIDENT | open TITLE | ack, note, escalate, engage, mitigate, resolve, reopen, merge, handover, accept, decline, role, stamp, link, followup, followup-done INCIDENT [TEXT] | logs, postmortem, update INCIDENT | times. An incident is meant by its number or id.</source>
        <translation>Vorfälle: list | show VORFALL | open TITEL | ack, note, escalate, engage, mitigate, resolve, reopen, merge, handover, accept, decline, role, stamp, link, followup, followup-done VORFALL [TEXT] | logs, postmortem, update VORFALL | times. Ein Vorfall wird mit Nummer oder Id genannt.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl incident list|times|show, logs, postmortem, update INCIDENT|open TITLE|VERB INCIDENT [TEXT] [OPTIONS]</source>
        <translation>Aufruf: quarterdeckctl incident list|times|show, logs, postmortem, update VORFALL|open TITEL|VERB VORFALL [TEXT] [OPTIONEN]</translation>
    </message>
    <message>
        <source>No log of %1: %2</source>
        <translation>Kein Log von %1: %2</translation>
    </message>
    <message>
        <source>markdown or html; a PDF is written by the desktop (postmortem).</source>
        <translation>markdown oder html; ein PDF schreibt das Desktop-Programm (postmortem).</translation>
    </message>
    <message>
        <source>A PDF is written by the desktop, which can set pages: &apos;Draft a postmortem&apos; in the menu of the incident. Here --format is markdown or html.</source>
        <translation>Ein PDF schreibt das Desktop-Programm, das Seiten setzen kann: „Nachbetrachtung entwerfen“ im Menü des Vorfalls. Hier ist --format markdown oder html.</translation>
    </message>
    <message>
        <source>The evidence lies on the computer that froze it, in %1</source>
        <translation>Die Belege liegen auf dem Rechner, der sie eingefroren hat, in %1</translation>
    </message>
</context>
<context>
    <name>Incidents</name>
    <message>
        <source>detect</source>
        <translation>erkennen</translation>
    </message>
    <message>
        <source>notify</source>
        <translation>melden</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <translation>bestätigen</translation>
    </message>
    <message>
        <source>respond</source>
        <translation>reagieren</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>wiederherstellen</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>beheben</translation>
    </message>
    <message>
        <source>close</source>
        <translation>abschließen</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <comment>later moment minus earlier moment</comment>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>journal %1/%2</source>
        <comment>chain, place</comment>
        <translation>Journal %1/%2</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>%1, %2, %3.</source>
        <translation>%1, %2, %3.</translation>
    </message>
    <message>
        <source>a drill</source>
        <translation>eine Übung</translation>
    </message>
    <message>
        <source>noticed by a person</source>
        <translation>von einem Menschen bemerkt</translation>
    </message>
    <message>
        <source>detected by an alert</source>
        <translation>durch einen Alarm erkannt</translation>
    </message>
    <message>
        <source>Affected: %1.</source>
        <translation>Betroffen: %1.</translation>
    </message>
    <message>
        <source>Probable cause when it was detected: %1</source>
        <translation>Wahrscheinliche Ursache beim Erkennen: %1</translation>
    </message>
    <message>
        <source>Cause: %1.</source>
        <translation>Ursache: %1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>role: person</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Impact in numbers</source>
        <translation>Auswirkung in Zahlen</translation>
    </message>
    <message>
        <source>%1: %2 (%3).</source>
        <comment>measure: duration (formula)</comment>
        <translation>%1: %2 (%3).</translation>
    </message>
    <message>
        <source>%1: missing (%2).</source>
        <comment>measure (formula)</comment>
        <translation>%1: fehlt (%2).</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>%1 to %2: %3, in %4.</source>
        <translation>%1 bis %2: %3, in %4.</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Folgeaufgaben</translation>
    </message>
    <message>
        <source>%1 (owner %2, until %3%4)</source>
        <comment>what is to be done (owner, date, mark)</comment>
        <translation>%1 (zuständig %2, bis %3%4)</translation>
    </message>
    <message>
        <source>, done</source>
        <translation>, erledigt</translation>
    </message>
    <message>
        <source>To be written by people.</source>
        <translation>Von Menschen zu schreiben.</translation>
    </message>
    <message>
        <source>Contributing factors</source>
        <translation>Beitragende Umstände</translation>
    </message>
    <message>
        <source>What went well</source>
        <translation>Was gut lief</translation>
    </message>
    <message>
        <source>What went badly</source>
        <translation>Was schlecht lief</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Maßnahmen</translation>
    </message>
    <message>
        <source>Postmortem: %1</source>
        <translation>Nachbetrachtung: %1</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between two things that went wrong</comment>
        <translation> und </translation>
    </message>
    <message>
        <source>Cause unclear: %1</source>
        <translation>Ursache unklar: %1</translation>
    </message>
    <message>
        <source>nothing that is measured there is bad.</source>
        <translation>nichts, was dort gemessen wird, ist schlecht.</translation>
    </message>
    <message>
        <source>%1, and nothing behind it is bad.</source>
        <translation>%1, und nichts dahinter ist schlecht.</translation>
    </message>
    <message>
        <source>%1, and neither explains the other.</source>
        <translation>%1, und keines erklärt das andere.</translation>
    </message>
    <message>
        <source>%1 began before %2.</source>
        <translation>%1 begann vor %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what happened: what was written</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Acknowledged, %1 after firing</source>
        <translation>Bestätigt, %1 nach dem Alarm</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Follow-up done: %1</source>
        <translation>Folgeaufgabe erledigt: %1</translation>
    </message>
    <message>
        <source>Follow-up until %2: %1</source>
        <translation>Folgeaufgabe bis %2: %1</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>Escalated to %1</source>
        <translation>Eskaliert an %1</translation>
    </message>
    <message>
        <source>Resolved, cause: %1</source>
        <translation>Gelöst, Ursache: %1</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>A time was corrected</source>
        <translation>Eine Zeit wurde berichtigt</translation>
    </message>
    <message>
        <source>Time corrected: %1 is %2</source>
        <translation>Zeit berichtigt: %1 ist %2</translation>
    </message>
    <message>
        <source>Time corrected: %1</source>
        <translation>Zeit berichtigt: %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <comment>person is role</comment>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>harm stopped</source>
        <translation>Schaden beendet</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>commander</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>deputy</source>
        <translation>Stellvertretung</translation>
    </message>
    <message>
        <source>scribe</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>liaison</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>expert</source>
        <translation>Fachperson</translation>
    </message>
    <message>
        <source>harm began (t0)</source>
        <translation>Schaden begann (t0)</translation>
    </message>
    <message>
        <source>first bad sample (t1)</source>
        <translation>erster schlechter Messwert (t1)</translation>
    </message>
    <message>
        <source>alert fired (t2)</source>
        <translation>Alarm ausgelöst (t2)</translation>
    </message>
    <message>
        <source>acknowledged (t4)</source>
        <translation>bestätigt (t4)</translation>
    </message>
    <message>
        <source>first step taken (t5)</source>
        <translation>erster Schritt getan (t5)</translation>
    </message>
    <message>
        <source>harm stopped (t6)</source>
        <translation>Schaden beendet (t6)</translation>
    </message>
    <message>
        <source>resolved (t7)</source>
        <translation>gelöst (t7)</translation>
    </message>
    <message>
        <source>First bad sample: %1</source>
        <translation>Erster schlechter Messwert: %1</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Alert firing: %1</source>
        <translation>Alarm: %1</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>gehört dazu</translation>
    </message>
    <message>
        <source>%1, joined</source>
        <translation>%1, gehört dazu</translation>
    </message>
    <message>
        <source>Alert resolved: %1</source>
        <translation>Alarm behoben: %1</translation>
    </message>
    <message>
        <source>Told on %1</source>
        <translation>Gemeldet über %1</translation>
    </message>
    <message>
        <source>Told %1 on %2</source>
        <translation>%1 benachrichtigt über %2</translation>
    </message>
    <message>
        <source>Opened by hand: %1</source>
        <translation>Von Hand eröffnet: %1</translation>
    </message>
    <message>
        <source>Also acknowledged</source>
        <translation>Ebenfalls bestätigt</translation>
    </message>
    <message>
        <source>First step taken</source>
        <translation>Erster Schritt getan</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>Wahrscheinliche Ursache: %1</translation>
    </message>
    <message>
        <source>Evidence frozen: %1</source>
        <translation>Belege eingefroren: %1</translation>
    </message>
    <message>
        <source>Linked to %1</source>
        <translation>Verknüpft mit %1</translation>
    </message>
    <message>
        <source>Harm stopped</source>
        <translation>Schaden beendet</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder eröffnet</translation>
    </message>
    <message>
        <source>%1 goes on in this incident</source>
        <translation>%1 geht in diesem Vorfall weiter</translation>
    </message>
    <message>
        <source>Goes on in %1</source>
        <translation>Geht weiter in %1</translation>
    </message>
    <message>
        <source>The text of this entry was erased.</source>
        <translation>Der Text dieses Eintrags wurde gelöscht.</translation>
    </message>
    <message>
        <source>without a title</source>
        <translation>ohne Titel</translation>
    </message>
    <message>
        <source>resolved %1 ago, lasted %2</source>
        <translation>vor %1 gelöst, dauerte %2</translation>
    </message>
    <message>
        <source>%1 commands</source>
        <translation>%1 leitet</translation>
    </message>
    <message>
        <source>No incident is open.</source>
        <translation>Kein Vorfall ist offen.</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) open: %1, %2.</source>
        <translation>
            <numerusform>%n Vorfall offen: %1, %2.</numerusform>
            <numerusform>%n Vorfälle offen: %1, %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody has acknowledged it yet.</source>
        <translation>Noch niemand hat ihn bestätigt.</translation>
    </message>
    <message>
        <source>Acknowledged after %1.</source>
        <translation>Bestätigt nach %1.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>what went wrong at what time</comment>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1; then %2.</source>
        <comment>the cause; what became of it</comment>
        <translation>%1; danach %2.</translation>
    </message>
    <message>
        <source>%1, and more than one thing is wrong there.</source>
        <translation>%1, und dort stimmt mehr als eines nicht.</translation>
    </message>
    <message>
        <source>%1, and %2 has not answered since.</source>
        <translation>%1, und %2 hat seitdem nicht geantwortet.</translation>
    </message>
    <message>
        <source>Hand-over offered to %1</source>
        <translation>Übergabe an %1 angeboten</translation>
    </message>
    <message>
        <source>Took it over</source>
        <translation>Hat übernommen</translation>
    </message>
    <message>
        <source>The hand-over was declined</source>
        <translation>Die Übergabe wurde abgelehnt</translation>
    </message>
    <message>
        <source>handed over to %1</source>
        <translation>übergeben an %1</translation>
    </message>
    <message>
        <source>Handed over to %1 at %2; nobody has it until it is taken over.</source>
        <translation>Um %2 an %1 übergeben; bis zur Übernahme hat ihn niemand.</translation>
    </message>
    <message>
        <source>Handed over to %1 at %2; %3 has it until it is taken over.</source>
        <translation>Um %2 an %1 übergeben; bis zur Übernahme hat ihn %3.</translation>
    </message>
    <message>
        <source>First step taken: %1 on %2</source>
        <comment>act, target</comment>
        <translation>Erster Schritt getan: %1 auf %2</translation>
    </message>
    <message>
        <source>The journal cannot be read: %1. %2</source>
        <comment>what was said, what to do</comment>
        <translation>Das Journal ist nicht lesbar: %1. %2</translation>
    </message>
    <message>
        <source>The journal was found damaged on %1 and a new one begun: what happened before stands in %2 alone.</source>
        <translation>Das Journal war am %1 beschädigt und ein neues wurde begonnen: was davor geschah, steht nur in %2.</translation>
    </message>
    <message>
        <source>first delivery accepted (t3)</source>
        <translation>erste Zustellung angenommen (t3)</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>What the sentences stand on. &quot;quarterdeckctl journal show CHAIN/PLACE&quot; prints an entry, &quot;quarterdeckctl journal verify&quot; shows whether one was changed.</source>
        <translation>Worauf die Sätze beruhen. „quarterdeckctl journal show KETTE/STELLE“ gibt einen Eintrag aus, „quarterdeckctl journal verify“ zeigt, ob einer verändert wurde.</translation>
    </message>
    <message>
        <source>it was not read</source>
        <translation>er wurde nicht gelesen</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>kein Name</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1, %2, %3, leaf hash %4</source>
        <comment>time, act, person, digest</comment>
        <translation>%1, %2, %3, Blatt-Hash %4</translation>
    </message>
    <message>
        <source>Draft of %1, made from the journal. Each sentence names its entry, chain and place; the entries stand at the end.</source>
        <translation>Entwurf vom %1, aus dem Journal erstellt. Jeder Satz nennt seinen Eintrag, Kette und Stelle; die Einträge stehen am Ende.</translation>
    </message>
</context>
<context>
    <name>Inquiry</name>
    <message>
        <source>It was cancelled before it ran.</source>
        <translation>Sie wurde abgebrochen, bevor sie lief.</translation>
    </message>
    <message>
        <source>%1 is no PostgreSQL target.</source>
        <translation>%1 ist kein PostgreSQL-Ziel.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n row(s), there are more; %1, as %2.</source>
        <translation>
            <numerusform>Die erste Zeile, es gibt mehr; %1, als %2.</numerusform>
            <numerusform>Die ersten %n Zeilen, es gibt mehr; %1, als %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>No rows, %1; %2, as %3.</source>
        <translation>Keine Zeilen, %1; %2, als %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s); %1, as %2.</source>
        <translation>
            <numerusform>%n Zeile; %1, als %2.</numerusform>
            <numerusform>%n Zeilen; %1, als %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) are cut.</source>
        <translation>
            <numerusform>%n Wert ist gekürzt.</numerusform>
            <numerusform>%n Werte sind gekürzt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Nothing can be changed here: the transaction is read only.</source>
        <translation>Hier kann nichts geändert werden: Die Transaktion liest nur.</translation>
    </message>
    <message>
        <source>[cut: %1 of %2]</source>
        <translation>[gekürzt: %1 von %2]</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) of the server are not shown.</source>
        <translation>
            <numerusform>%n Hinweis des Servers wird nicht gezeigt.</numerusform>
            <numerusform>%n Hinweise des Servers werden nicht gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalChange</name>
    <message>
        <source>No entry %1 has free text.</source>
        <translation>Kein Eintrag %1 hat freien Text.</translation>
    </message>
    <message>
        <source>The journal knows nobody called %1.</source>
        <translation>Das Journal kennt niemanden, der %1 heißt.</translation>
    </message>
    <message>
        <source>Several chains begin like %1; name the whole chain.</source>
        <translation>Mehrere Ketten beginnen wie %1; nennen Sie die ganze Kette.</translation>
    </message>
    <message>
        <source>The name %1 goes; %2 keeps what stands for it.</source>
        <translation>Der Name %1 geht; %2 behalten, was für ihn steht.</translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The free text of %n entr(y/ies) goes; each keeps its digest.</source>
        <translation>
            <numerusform>Der freie Text von %n Eintrag geht; sein Fingerabdruck bleibt.</numerusform>
            <numerusform>Der freie Text von %n Einträgen geht; ihre Fingerabdrücke bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name stands in the free text of %n more entr(y/ies), which stays: quarterdeckctl journal search finds it.</source>
        <translation>
            <numerusform>Der Name steht im freien Text von %n weiteren Eintrag, der bleibt: quarterdeckctl journal search findet ihn.</numerusform>
            <numerusform>Der Name steht im freien Text von %n weiteren Einträgen, der bleibt: quarterdeckctl journal search findet ihn.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be taken back. Copies and exports of the journal are not touched.</source>
        <translation>Das lässt sich nicht zurücknehmen. Kopien und Exporte des Journals bleiben unberührt.</translation>
    </message>
    <message>
        <source>Nothing is open: every act of a program that has ended has its outcome.</source>
        <translation>Nichts ist offen: Jede Handlung eines beendeten Programms hat ihren Ausgang.</translation>
    </message>
    <message>
        <source>Several open acts begin like %1.</source>
        <translation>Mehrere offene Handlungen beginnen wie %1.</translation>
    </message>
    <message>
        <source>No open act has the id %1; `quarterdeckctl journal open` lists them.</source>
        <translation>Keine offene Handlung hat die Kennung %1; `quarterdeckctl journal open` zählt sie auf.</translation>
    </message>
    <message>
        <source>Written down: %1 %2.</source>
        <translation>Festgehalten: %1 %2.</translation>
    </message>
    <message>
        <source>The reason holds the name that is to be erased, and would keep it in the journal.</source>
        <translation>Die Begründung enthält den Namen, der gelöscht werden soll, und würde ihn im Journal behalten.</translation>
    </message>
    <message>
        <source>Nothing was erased; --yes does not ask.</source>
        <translation>Es wurde nichts gelöscht; --yes fragt nicht nach.</translation>
    </message>
    <message>
        <source>Erased.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Somebody else has erased it meanwhile.</source>
        <translation>Jemand anders hat es inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Another program reads the journal: until it lets go, traces stay in the write-ahead log beside it.</source>
        <translation>Ein anderes Programm liest das Journal: Bis es loslässt, bleiben Spuren im Vorausprotokoll daneben.</translation>
    </message>
    <message>
        <source>Erase it?</source>
        <translation>Löschen?</translation>
    </message>
</context>
<context>
    <name>JournalCommand</name>
    <message>
        <source>What was done: the append-only journal, verified, read and exported.</source>
        <translation>Was getan wurde: das Journal, in das nur angehängt wird; prüfen, lesen, ausgeben.</translation>
    </message>
    <message>
        <source>The journal (default: your own).</source>
        <translation>Das Journal (sonst Ihr eigenes).</translation>
    </message>
    <message>
        <source>Print JSON for programs.</source>
        <translation>JSON für Programme ausgeben.</translation>
    </message>
    <message>
        <source>verify: a folder with more anchors than lie beside the journal.</source>
        <translation>verify: ein Ordner mit weiteren Ankern als denen neben dem Journal.</translation>
    </message>
    <message>
        <source>tail, search: how many entries (default: 20).</source>
        <translation>tail, search: wie viele Einträge (sonst 20).</translation>
    </message>
    <message>
        <source>tail: go on until interrupted.</source>
        <translation>tail: weiterlaufen bis zum Abbruch.</translation>
    </message>
    <message>
        <source>search: of this act alone.</source>
        <translation>search: nur diese Handlung.</translation>
    </message>
    <message>
        <source>search: of this target alone.</source>
        <translation>search: nur dieses Ziel.</translation>
    </message>
    <message>
        <source>search: not before, as 2026-11-26 or 2026-11-26T14:30:00Z.</source>
        <translation>search: nicht davor, etwa 2026-11-26 oder 2026-11-26T14:30:00Z.</translation>
    </message>
    <message>
        <source>search: not after.</source>
        <translation>search: nicht danach.</translation>
    </message>
    <message>
        <source>export: jsonl (default) or csv.</source>
        <translation>export: jsonl (sonst dies) oder csv.</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one word too many</source>
        <translation>„%1“ ist ein Wort zu viel</translation>
    </message>
    <message>
        <source>-n takes a number of entries, from 1</source>
        <translation>-n verlangt eine Anzahl von Einträgen ab 1</translation>
    </message>
    <message>
        <source>--%1 takes a date or a time, as 2026-11-26T14:30:00Z</source>
        <translation>--%1 verlangt ein Datum oder eine Zeit, etwa 2026-11-26T14:30:00Z</translation>
    </message>
    <message>
        <source>--format is jsonl or csv</source>
        <translation>--format ist jsonl oder csv</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>the export could not be written</source>
        <translation>die Ausgabe ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>Free space, or write to another disk.</source>
        <translation>Schaffen Sie Platz oder schreiben Sie auf eine andere Platte.</translation>
    </message>
    <message>
        <source>it was altered</source>
        <translation>er wurde verändert</translation>
    </message>
    <message>
        <source>records are missing from here on</source>
        <translation>ab hier fehlen Einträge</translation>
    </message>
    <message>
        <source>records were reordered</source>
        <translation>Einträge wurden umgestellt</translation>
    </message>
    <message>
        <source>it occurs twice</source>
        <translation>er kommt zweimal vor</translation>
    </message>
    <message>
        <source>two different records claim this place</source>
        <translation>zwei verschiedene Einträge beanspruchen diesen Platz</translation>
    </message>
    <message>
        <source>the chain was shortened: an anchor has seen more records</source>
        <translation>die Kette wurde gekürzt: ein Anker hat mehr Einträge gesehen</translation>
    </message>
    <message>
        <source>the chain was made anew: an anchor has seen other records</source>
        <translation>die Kette wurde neu gemacht: ein Anker hat andere Einträge gesehen</translation>
    </message>
    <message>
        <source>(details erased)</source>
        <translation>(Einzelheiten gelöscht)</translation>
    </message>
    <message>
        <source>chain %1, record %2: %3</source>
        <translation>Kette %1, Eintrag %2: %3</translation>
    </message>
    <message>
        <source>chain %1: records %2 to %3 are not anchored</source>
        <translation>Kette %1: die Einträge %2 bis %3 sind nicht verankert</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) were altered</source>
        <translation>
            <numerusform>%n Name wurde verändert</numerusform>
            <numerusform>%n Namen wurden verändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of the anchors are not readable and prove nothing</source>
        <translation>
            <numerusform>%n Zeile der Anker ist nicht lesbar und beweist nichts</numerusform>
            <numerusform>%n Zeilen der Anker sind nicht lesbar und beweisen nichts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the details of %n record(s) were erased, as is allowed</source>
        <translation>
            <numerusform>die Einzelheiten von %n Eintrag wurden gelöscht, was erlaubt ist</numerusform>
            <numerusform>die Einzelheiten von %n Einträgen wurden gelöscht, was erlaubt ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Verified: %1, all anchored.</source>
        <translation>Geprüft: %1, alle verankert.</translation>
    </message>
    <message>
        <source>Verified: %1. Of the %2 newest nobody else knows: whether they were made anew, or more followed, cannot be seen.</source>
        <translation>Geprüft: %1. Von den %2 neuesten weiß sonst niemand: ob sie neu gemacht wurden oder weitere folgten, ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>Tampered with or truncated: this journal is not what was written.</source>
        <translation>Verfälscht oder gekürzt: dieses Journal ist nicht, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>erase, settle: why; stands in the journal.</source>
        <translation>erase, settle: warum; steht im Journal.</translation>
    </message>
    <message>
        <source>settle: done, failed or unknown.</source>
        <translation>settle: done, failed oder unknown.</translation>
    </message>
    <message>
        <source>erase: the free text of what the person did, too.</source>
        <translation>erase: auch der freie Text zu dem, was die Person tat.</translation>
    </message>
    <message>
        <source>erase: do not ask.</source>
        <translation>erase: nicht nachfragen.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl journal settle ACT-ID --outcome done|failed|unknown --reason TEXT</source>
        <translation>Aufruf: quarterdeckctl journal settle KENNUNG --outcome done|failed|unknown --reason TEXT</translation>
    </message>
    <message>
        <source>--reason says why; it stands in the journal</source>
        <translation>--reason sagt, warum; es steht im Journal</translation>
    </message>
    <message>
        <source>--outcome is done, failed or unknown</source>
        <translation>--outcome ist done, failed oder unknown</translation>
    </message>
    <message>
        <source>%1 ago: %2</source>
        <translation>vor %1: %2</translation>
    </message>
    <message>
        <source>[act %1, %2 of %3]</source>
        <translation>[Handlung %1, %2 von %3]</translation>
    </message>
    <message>
        <source>the checkpoint could not be written</source>
        <translation>der Prüfpunkt konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>Checkpoint of %1, signed by %2.</source>
        <translation>Prüfpunkt von %1, unterschrieben von %2.</translation>
    </message>
    <message>
        <source>checkpoint: the SSH key that signs it; one with a passphrase has to be with the agent.</source>
        <translation>checkpoint: der SSH-Schlüssel, der ihn unterschreibt; einer mit Passphrase muss beim Agenten liegen.</translation>
    </message>
    <message>
        <source>verify: a signed checkpoint as evidence.</source>
        <translation>verify: ein unterschriebener Prüfpunkt als Beleg.</translation>
    </message>
    <message>
        <source>verify: whose signatures count, in the form of ssh-keygen&apos;s allowed signers.</source>
        <translation>verify: wessen Unterschriften zählen, in der Form von »allowed signers« von ssh-keygen.</translation>
    </message>
    <message>
        <source>init: print the SQL instead of running it.</source>
        <translation>init: das SQL ausgeben, statt es auszuführen.</translation>
    </message>
    <message>
        <source>export, checkpoint: the file to write, complete or not at all.</source>
        <translation>export, checkpoint: die Datei, die geschrieben wird, ganz oder gar nicht.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl journal checkpoint --key ~/.ssh/id_ed25519 [--output FILE] [--shared URL]</source>
        <translation>Aufruf: quarterdeckctl journal checkpoint --key ~/.ssh/id_ed25519 [--output DATEI] [--shared URL]</translation>
    </message>
    <message>
        <source>--checkpoint and --signers belong together</source>
        <translation>--checkpoint und --signers gehören zusammen</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl journal init --shared postgresql://ann@db.example/quarterdeck</source>
        <translation>Aufruf: quarterdeckctl journal init --shared postgresql://ann@db.example/quarterdeck</translation>
    </message>
    <message>
        <source>The shared journal is at %1. Logins that write: members of quarterdeck_journal_operator; that read: of quarterdeck_journal_viewer.</source>
        <translation>Das gemeinsame Journal liegt auf %1. Wer schreibt, ist Mitglied von quarterdeck_journal_operator; wer liest, von quarterdeck_journal_viewer.</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies) of others are not here yet.</source>
        <translation>
            <numerusform>%n Eintrag anderer ist noch nicht hier.</numerusform>
            <numerusform>%n Einträge anderer sind noch nicht hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 names no shared journal</source>
        <translation>%1 nennt kein gemeinsames Journal</translation>
    </message>
    <message>
        <source>Add &apos;shared_journal:&apos; to it, or name the address with --shared.</source>
        <translation>Fügen Sie »shared_journal:« hinzu, oder nennen Sie die Adresse mit --shared.</translation>
    </message>
    <message>
        <source>init, status, verify, tail, export, checkpoint, erase: the journal in PostgreSQL that several consoles share, as postgresql://ann@db.example/quarterdeck or an environment file that names one.</source>
        <translation>init, status, verify, tail, export, checkpoint, erase: das Journal in PostgreSQL, das mehrere Konsolen teilen, als postgresql://ann@db.example/quarterdeck oder eine Umgebungsdatei, die eines nennt.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl journal erase NAME|PSEUDONYM|CHAIN/PLACE --reason TEXT [--details] [--yes] [--shared URL]</source>
        <translation>Aufruf: quarterdeckctl journal erase NAME|PSEUDONYM|KETTE/STELLE --reason TEXT [--details] [--yes] [--shared URL]</translation>
    </message>
    <message>
        <source>--shared belongs to init, status, verify, tail, export, checkpoint and erase</source>
        <translation>--shared gehört zu init, status, verify, tail, export, checkpoint und erase</translation>
    </message>
    <message>
        <source>verify, tail, search, show, export, open, settle, erase, checkpoint, init or status</source>
        <translation>verify, tail, search, show, export, open, settle, erase, checkpoint, init oder status</translation>
    </message>
    <message>
        <source>search: what has to occur; show: CHAIN/PLACE of an entry, the chain by its beginning; settle: the act&apos;s id; erase: a name, what stands for it, or CHAIN/PLACE of an entry</source>
        <translation>search: was vorkommen muss; show: KETTE/STELLE eines Eintrags, von der Kette genügt der Anfang; settle: die Kennung der Handlung; erase: ein Name, was für ihn steht, oder KETTE/STELLE eines Eintrags</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl journal verify|tail|search|show|export|open|settle|erase|checkpoint|init|status [OPTIONS]</source>
        <translation>Aufruf: quarterdeckctl journal verify|tail|search|show|export|open|settle|erase|checkpoint|init|status [OPTIONEN]</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl journal show CHAIN/PLACE [--json], as a postmortem names it: 3f2a9c01/17; of the chain 4 to 32 hex digits</source>
        <translation>Aufruf: quarterdeckctl journal show KETTE/STELLE [--json], wie eine Nachbetrachtung sie nennt: 3f2a9c01/17; von der Kette 4 bis 32 Hexziffern</translation>
    </message>
    <message>
        <source>No chain of this journal begins with %1.</source>
        <translation>Keine Kette dieses Journals beginnt mit %1.</translation>
    </message>
    <message>
        <source>No chain that begins with %1 has an entry at place %2.</source>
        <translation>Keine Kette, die mit %1 beginnt, hat einen Eintrag an der Stelle %2.</translation>
    </message>
    <message>
        <source>The chain %1 has no entry at place %2: its newest is %3.</source>
        <translation>Die Kette %1 hat keinen Eintrag an der Stelle %2: ihr neuester ist %3.</translation>
    </message>
    <message>
        <source>Several chains begin with %1 and have that place: %2. Write more of the one that is meant.</source>
        <translation>Mehrere Ketten beginnen mit %1 und haben diese Stelle: %2. Mehr von der gemeinten schreiben.</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>act id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>leaf hash</source>
        <translation>Blatt-Hash</translation>
    </message>
</context>
<context>
    <name>LedgerRows</name>
    <message>
        <source>Readiness, day by day</source>
        <translation>Betriebsreife, Tag für Tag</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 of %2 observed</source>
        <translation>%1 von %2 beobachtet</translation>
    </message>
    <message>
        <source>error budget of %1 overdrawn by %2</source>
        <translation>Fehlerbudget von %1 um %2 überzogen</translation>
    </message>
    <message>
        <source>error budget: %1 of %2 left (%3)</source>
        <translation>Fehlerbudget: noch %1 von %2 (%3)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>burn rate %1</source>
        <translation>Verbrauch %1</translation>
    </message>
    <message>
        <source>%1: %2 of the observed time good, goal %3</source>
        <translation>%1: %2 der beobachteten Zeit gut, Ziel %3</translation>
    </message>
    <message>
        <source>%1: never observed, goal %2</source>
        <translation>%1: nie beobachtet, Ziel %2</translation>
    </message>
    <message>
        <source>the budget burns fast</source>
        <translation>das Budget ist schnell verbraucht</translation>
    </message>
    <message>
        <source>the budget burns slowly but too fast</source>
        <translation>das Budget schwindet langsam, aber zu schnell</translation>
    </message>
    <message>
        <source>bad for %1, last at %2</source>
        <translation>schlecht für %1, zuletzt %2</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>journal entry %1</source>
        <translation>Journaleintrag %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>kein Beleg</translation>
    </message>
    <message>
        <source>evidence of %1</source>
        <translation>Beleg vom %1</translation>
    </message>
    <message>
        <source>%1 (up to %2 more)</source>
        <translation>%1 (bis zu %2 mehr)</translation>
    </message>
    <message>
        <source>The next half point needs: %1</source>
        <translation>Für den nächsten halben Punkt fehlt: %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>at risk</source>
        <translation>gefährdet</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>gebrochen</translation>
    </message>
    <message>
        <source>unproven</source>
        <translation>unbewiesen</translation>
    </message>
    <message>
        <source>declared, and nothing is named that proves it</source>
        <translation>nur behauptet: nichts ist genannt, das es beweist</translation>
    </message>
    <message>
        <source>its metric is neither a metric nor a formula</source>
        <translation>seine Metrik ist weder eine Metrik noch eine Formel</translation>
    </message>
    <message>
        <source>there is no such objective</source>
        <translation>ein solches Ziel gibt es nicht</translation>
    </message>
    <message>
        <source>nothing was measured in its window</source>
        <translation>in seinem Zeitraum wurde nichts gemessen</translation>
    </message>
    <message>
        <source>too little of its window was observed</source>
        <translation>zu wenig seines Zeitraums wurde beobachtet</translation>
    </message>
    <message>
        <source>the journal has no entry that proves it</source>
        <translation>das Journal hat keinen Eintrag, der es beweist</translation>
    </message>
    <message>
        <source>This environment declares no objectives and no promises.</source>
        <translation>Diese Umgebung nennt keine Ziele und keine Zusagen.</translation>
    </message>
    <message>
        <source>Promises: %1 kept, %2 broken, %3 unproven.</source>
        <translation>Zusagen: %1 gehalten, %2 gebrochen, %3 unbewiesen.</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Zusagen</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Time that was not observed is neither up nor down.</source>
        <translation>Nicht beobachtete Zeit zählt weder als gut noch als schlecht.</translation>
    </message>
    <message>
        <source>Readiness %1 of 10, target %2</source>
        <translation>Betriebsreife %1 von 10, Ziel %2</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s) fine whenever they were observed</source>
        <translation>
            <numerusform>%n Ziel in Ordnung, wann immer es beobachtet wurde</numerusform>
            <numerusform>%n Ziele in Ordnung, wann immer sie beobachtet wurden</numerusform>
        </translation>
    </message>
    <message>
        <source>Time in each colour, %1</source>
        <translation>Zeit in jeder Farbe, %1</translation>
    </message>
    <message>
        <source>Time that was not observed has no colour.</source>
        <translation>Zeit, die niemand beobachtet hat, hat keine Farbe.</translation>
    </message>
    <message>
        <source>All targets together</source>
        <translation>Alle Ziele zusammen</translation>
    </message>
    <message>
        <source>never observed</source>
        <translation>nie beobachtet</translation>
    </message>
    <message>
        <source>fine %1</source>
        <translation>in Ordnung %1</translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation>Warnung %1</translation>
    </message>
    <message>
        <source>critical %1</source>
        <translation>kritisch %1</translation>
    </message>
    <message>
        <source>unknown %1</source>
        <translation>unbekannt %1</translation>
    </message>
    <message>
        <source>not observed %1</source>
        <translation>nicht beobachtet %1</translation>
    </message>
    <message>
        <source>last day</source>
        <translation>letzter Tag</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>letzte Woche</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>letzte %1</translation>
    </message>
    <message>
        <source>comes with %1</source>
        <translation>kommt mit %1</translation>
    </message>
    <message>
        <source>%1 (up to %2 more, %3)</source>
        <translation>%1 (bis zu %2 mehr, %3)</translation>
    </message>
    <message>
        <source>Objectives: %1 kept, %2 at risk, %3 broken, %4 not observed enough.</source>
        <translation>Ziele: %1 gehalten, %2 gefährdet, %3 verfehlt, %4 zu wenig beobachtet.</translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <comment>number of an incident, how long it took</comment>
        <translation>#%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s): %1</source>
        <translation>
            <numerusform>%n Vorfall: %1</numerusform>
            <numerusform>%n Vorfälle: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>no incident of its window, or too few, say how long it took</source>
        <translation>kein Vorfall in seinem Zeitraum oder zu wenige sagen, wie lange es dauerte</translation>
    </message>
    <message>
        <source>no time is promised for that</source>
        <translation>dafür ist keine Zeit versprochen</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Gesundheit %1</translation>
    </message>
    <message>
        <source>score %1 to %2</source>
        <translation>Gesundheit %1 bis %2</translation>
    </message>
</context>
<context>
    <name>LoadWords</name>
    <message>
        <source>Known after a second look.</source>
        <translation>Erst nach einem zweiten Blick bekannt.</translation>
    </message>
    <message>
        <source>Our login may not see when this session began, so it is not known which process it is.</source>
        <translation>Unsere Anmeldung darf nicht sehen, wann diese Sitzung begann; darum ist nicht bekannt, welcher Prozess es ist.</translation>
    </message>
    <message>
        <source>No process of this machine has this number and began when the session did.</source>
        <translation>Kein Prozess dieses Rechners hat diese Nummer und begann zugleich mit der Sitzung.</translation>
    </message>
    <message>
        <source>Not looked at: of many sessions %1 are, the active ones first.</source>
        <translation>Nicht angesehen: von vielen Sitzungen werden es %1, die aktiven zuerst.</translation>
    </message>
    <message>
        <source>The kernel did not answer in time.</source>
        <translation>Der Kernel antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Linux shows it only to root and to the user that the server runs as.</source>
        <translation>Linux zeigt es nur root und dem Benutzer, unter dem der Server läuft.</translation>
    </message>
    <message>
        <source>This kernel does not count it.</source>
        <translation>Dieser Kernel zählt es nicht.</translation>
    </message>
</context>
<context>
    <name>LockWords</name>
    <message>
        <source>relation %1</source>
        <comment>its number</comment>
        <translation>Relation %1</translation>
    </message>
    <message>
        <source>the end of the file of %1</source>
        <comment>relation</comment>
        <translation>dem Dateiende von %1</translation>
    </message>
    <message>
        <source>page %1 of %2</source>
        <comment>relation</comment>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <comment>relation</comment>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>transaction %1</source>
        <translation>Transaktion %1</translation>
    </message>
    <message>
        <source>virtual transaction %1</source>
        <translation>virtueller Transaktion %1</translation>
    </message>
    <message>
        <source>a row that transaction %1 is about to insert</source>
        <translation>einer Zeile, die Transaktion %1 gerade einfügt</translation>
    </message>
    <message>
        <source>object %1 of %2</source>
        <comment>catalog</comment>
        <translation>Objekt %1 aus %2</translation>
    </message>
    <message>
        <source>an advisory lock</source>
        <translation>einer Advisory-Sperre</translation>
    </message>
    <message>
        <source>advisory lock %1</source>
        <translation>Advisory-Sperre %1</translation>
    </message>
    <message>
        <source>something of the kind %1</source>
        <comment>pg_locks.locktype</comment>
        <translation>etwas der Art %1</translation>
    </message>
    <message>
        <source>which is that of %1</source>
        <comment>process number</comment>
        <translation>das ist die von %1</translation>
    </message>
    <message>
        <source>%1 is before it in the queue, for %2</source>
        <comment>process number, mode</comment>
        <translation>%1 steht davor in der Schlange, für %2</translation>
    </message>
    <message>
        <source>held by %1 in %2</source>
        <comment>process number, mode</comment>
        <translation>gehalten von %1 in %2</translation>
    </message>
    <message>
        <source>%1 in database %2</source>
        <translation>%1 in der Datenbank %2</translation>
    </message>
    <message>
        <source>the end of transaction %1, for row %2 of %3</source>
        <translation>das Ende von Transaktion %1, wegen Zeile %2 von %3</translation>
    </message>
    <message>
        <source>the end of %1</source>
        <comment>transaction</comment>
        <translation>das Ende von %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>mode of a lock, object</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>prepared transaction, which one is not known</source>
        <translation>vorbereitete Transaktion, welche ist nicht bekannt</translation>
    </message>
    <message>
        <source>prepared transaction %1</source>
        <comment>its name</comment>
        <translation>vorbereitete Transaktion %1</translation>
    </message>
    <message>
        <source>The lock table does not say beyond doubt which prepared transaction this is: none is named rather than a wrong one. pg_prepared_xacts lists them all.</source>
        <translation>Die Sperrtabelle sagt nicht zweifelsfrei, welche vorbereitete Transaktion das ist: lieber keine genannt als eine falsche. pg_prepared_xacts führt alle auf.</translation>
    </message>
    <message>
        <source>%1 of %2 in database %3 was prepared %4 ago and holds its locks until somebody ends it.</source>
        <comment>name, owner, database, time</comment>
        <translation>%1 von %2 in der Datenbank %3 wurde vor %4 vorbereitet und hält ihre Sperren, bis jemand sie beendet.</translation>
    </message>
    <message>
        <source>Whoever prepared it may still mean to commit it: ask first. Its owner or a superuser ends it, connected to that database: ROLLBACK PREPARED undoes what it changed, COMMIT PREPARED with the same name keeps it.</source>
        <translation>Wer sie vorbereitet hat, will sie vielleicht noch bestätigen: erst fragen. Ihr Eigentümer oder ein Superuser beendet sie, verbunden mit dieser Datenbank: ROLLBACK PREPARED macht rückgängig, was sie geändert hat, COMMIT PREPARED mit demselben Namen behält es.</translation>
    </message>
</context>
<context>
    <name>Markers</name>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>d MMM yyyy HH:mm:ss</source>
        <comment>date and time: QDateTime format</comment>
        <translation>d. MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date and time: QDateTime format</comment>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <comment>date and time: QDateTime format</comment>
        <translation>d. MMM HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>MuteCommand</name>
    <message>
        <source>The disk did not answer in time; the journal says what was done.</source>
        <translation>Die Platte hat nicht rechtzeitig geantwortet; was getan wurde, steht im Journal.</translation>
    </message>
    <message>
        <source>--for says how long (as 4h, at most 30d), or --until when it ends (as 2026-11-27T08:00:00Z)</source>
        <translation>--for sagt, wie lange (etwa 4h, höchstens 30d), oder --until, wann es endet (etwa 2026-11-27T08:00:00Z)</translation>
    </message>
    <message>
        <source>--severity is warning or critical</source>
        <translation>--severity ist warning oder critical</translation>
    </message>
    <message>
        <source>Nothing is wrong there that could be muted; --finding and --severity mute it in advance.</source>
        <translation>Dort ist nichts, was stummgeschaltet werden könnte; --finding und --severity tun es im Voraus.</translation>
    </message>
    <message>
        <source>--finding says which: %1</source>
        <translation>--finding sagt, welcher: %1</translation>
    </message>
    <message>
        <source>That is not wrong there now; --severity mutes it in advance.</source>
        <translation>Das ist dort jetzt in Ordnung; --severity schaltet es im Voraus stumm.</translation>
    </message>
    <message>
        <source>%1 of %2 does not count until %3.</source>
        <translation>%1 von %2 zählt bis %3 nicht.</translation>
    </message>
    <message>
        <source>Nothing of this kind is muted there.</source>
        <translation>Nichts dergleichen ist dort stummgeschaltet.</translation>
    </message>
    <message>
        <source>%1 of %2 counts again.</source>
        <translation>%1 von %2 zählt wieder.</translation>
    </message>
    <message>
        <source>A finding does not count for a while: it stays listed, struck through, with who, until when and why; what gets worse counts again. `mute end` ends one, `mute list` names them. What is wrong stands in `status --json` as &quot;finding&quot;.</source>
        <translation>Ein Befund zählt eine Weile nicht: Er bleibt in der Liste, durchgestrichen, mit wer, bis wann und warum; was schlimmer wird, zählt wieder. `mute end` beendet eine Stummschaltung, `mute list` nennt sie. Was nicht in Ordnung ist, steht in `status --json` als &quot;finding&quot;.</translation>
    </message>
    <message>
        <source>On this target.</source>
        <translation>Auf diesem Ziel.</translation>
    </message>
    <message>
        <source>On all targets of this tier.</source>
        <translation>Auf allen Zielen dieser Ebene.</translation>
    </message>
    <message>
        <source>Which one (default: the only one there).</source>
        <translation>Welcher (sonst: der einzige dort).</translation>
    </message>
    <message>
        <source>Why; stands beside it and in the journal.</source>
        <translation>Warum; steht daneben und im Journal.</translation>
    </message>
    <message>
        <source>How long, at most 30d.</source>
        <translation>Wie lange, höchstens 30d.</translation>
    </message>
    <message>
        <source>Until when, as 2026-11-27T08:00:00Z.</source>
        <translation>Bis wann, etwa 2026-11-27T08:00:00Z.</translation>
    </message>
    <message>
        <source>Up to warning or critical (default: as it is now).</source>
        <translation>Bis warning oder critical (sonst: wie es jetzt ist).</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl mute [end|list] --target ID|--group TIER [--finding NAME] --reason TEXT --for DURATION</source>
        <translation>Aufruf: quarterdeckctl mute [end|list] --target ID|--group EBENE [--finding NAME] --reason TEXT --for DAUER</translation>
    </message>
    <message>
        <source>--target or --group says where</source>
        <translation>--target oder --group sagt, wo</translation>
    </message>
    <message>
        <source>--reason says why; it stands beside the finding and in the journal</source>
        <translation>--reason sagt, warum; es steht neben dem Befund und im Journal</translation>
    </message>
</context>
<context>
    <name>NextStep</name>
    <message>
        <source>Sessions of %1</source>
        <translation>Sitzungen von %1</translation>
    </message>
    <message>
        <source>Replication of %1</source>
        <translation>Replikation von %1</translation>
    </message>
    <message>
        <source>Pools of %1</source>
        <translation>Pools von %1</translation>
    </message>
    <message>
        <source>Storage of %1</source>
        <translation>Speicher von %1</translation>
    </message>
    <message>
        <source>Vacuum of %1</source>
        <translation>Vacuum von %1</translation>
    </message>
    <message>
        <source>Indexes of %1</source>
        <translation>Indizes von %1</translation>
    </message>
    <message>
        <source>Password of %1…</source>
        <translation>Passwort von %1…</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>%1 noch einmal versuchen</translation>
    </message>
    <message>
        <source>Look at %1</source>
        <translation>%1 ansehen</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <comment>target</comment>
        <translation>Log von %1</translation>
    </message>
</context>
<context>
    <name>NotifyCommand</name>
    <message>
        <source>attempt %1 failed, next at %2</source>
        <translation>Versuch %1 gescheitert, der nächste um %2</translation>
    </message>
    <message>
        <source> for %1</source>
        <translation> für %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n channel(s), no mistakes</source>
        <translation>
            <numerusform>%1: %n Kanal, keine Fehler</numerusform>
            <numerusform>%1: %n Kanäle, keine Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was told yet.</source>
        <translation>Noch wurde nichts gemeldet.</translation>
    </message>
    <message>
        <source>There is no channel &apos;%1&apos; in %2.</source>
        <translation>Es gibt keinen Kanal „%1“ in %2.</translation>
    </message>
    <message>
        <source>%1 took the test after %2 ms. Whether somebody hears it, only they can say.</source>
        <translation>%1 nahm den Test nach %2 ms an. Ob jemand ihn hört, kann nur er selbst sagen.</translation>
    </message>
    <message>
        <source>%1 did not take the test: %2</source>
        <translation>%1 nahm den Test nicht an: %2</translation>
    </message>
    <message>
        <source>No channel in %2 names the keyring entry &apos;%1&apos;.</source>
        <translation>Kein Kanal in %2 nennt den Schlüsselbundeintrag „%1“.</translation>
    </message>
    <message>
        <source>Secret for %1: </source>
        <translation>Geheimnis für %1: </translation>
    </message>
    <message>
        <source>Nothing was typed; nothing was stored.</source>
        <translation>Nichts wurde eingegeben, nichts gespeichert.</translation>
    </message>
    <message>
        <source>The keyring did not take it. %1</source>
        <translation>Der Schlüsselbund nahm es nicht an. %1</translation>
    </message>
    <message>
        <source>Stored in the keyring as %1.</source>
        <translation>Im Schlüsselbund als %1 gespeichert.</translation>
    </message>
    <message>
        <source>The file of channels (default: your own).</source>
        <translation>Die Datei der Kanäle (Vorgabe: die eigene).</translation>
    </message>
    <message>
        <source>Print JSON for programs.</source>
        <translation>JSON für Programme ausgeben.</translation>
    </message>
    <message>
        <source>log: so many lines (default 50).</source>
        <translation>log: so viele Zeilen (Vorgabe 50).</translation>
    </message>
    <message>
        <source>-n takes a number of lines, from 1</source>
        <translation>-n verlangt eine Anzahl Zeilen, ab 1</translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The program that sends did not say in time what came of the test; quarterdeckctl notify log will.</source>
        <translation>Das sendende Programm hat nicht rechtzeitig gesagt, was aus dem Test wurde; quarterdeckctl notify log wird es sagen.</translation>
    </message>
    <message>
        <source>Who is told, and whether they were: `notify check FILE` names every mistake in channels.yaml, `notify test CHANNEL` sends a test, `notify log` prints each attempt and why nothing was sent, `notify secret ENTRY` stores a secret in the keyring, `notify alertmanager CHANNEL` shows what an Alertmanager has and makes and ends its silences.</source>
        <translation>Wer benachrichtigt wird, und ob er es wurde: `notify check FILE` nennt jeden Fehler in channels.yaml, `notify test CHANNEL` sendet einen Test, `notify log` gibt jeden Versuch aus und warum nichts gesendet wurde, `notify secret ENTRY` speichert ein Geheimnis im Schlüsselbund, `notify alertmanager CHANNEL` zeigt, was ein Alertmanager hat, und macht und beendet dessen Stummschaltungen.</translation>
    </message>
    <message>
        <source>alertmanager silence: why; it stands there and in the journal.</source>
        <translation>alertmanager silence: warum; es steht dort und im Journal.</translation>
    </message>
    <message>
        <source>alertmanager silence: how long, as 2h.</source>
        <translation>alertmanager silence: wie lange, etwa 2h.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl notify check [FILE]|test CHANNEL|log|secret ENTRY|alertmanager CHANNEL ... [--channels FILE] [--json]</source>
        <translation>Aufruf: quarterdeckctl notify check [DATEI]|test KANAL|log|secret EINTRAG|alertmanager KANAL ... [--channels DATEI] [--json]</translation>
    </message>
</context>
<context>
    <name>OncallCommand</name>
    <message>
        <source>The file of people and rotas (default: your own).</source>
        <translation>Die Datei der Personen und Dienstpläne (Vorgabe: die eigene).</translation>
    </message>
    <message>
        <source>import: into this rota.</source>
        <translation>import: in diesen Dienstplan.</translation>
    </message>
    <message>
        <source>override, handover: from then on (default: now), as 2026-12-24T18:00.</source>
        <translation>override, handover: von da an (Vorgabe: jetzt), wie 2026-12-24T18:00.</translation>
    </message>
    <message>
        <source>override, handover: until then (handover: the end of the shift, where none is given).</source>
        <translation>override, handover: bis dahin (handover: das Ende der Schicht, wo nichts angegeben ist).</translation>
    </message>
    <message>
        <source>Print JSON for programs.</source>
        <translation>JSON für Programme ausgeben.</translation>
    </message>
    <message>
        <source>The file %1 does not exist.</source>
        <translation>Die Datei %1 gibt es nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n person(s), no mistakes</source>
        <translation>
            <numerusform>%1: %n Person, keine Fehler</numerusform>
            <numerusform>%1: %n Personen, keine Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no person &apos;%1&apos; in the file.</source>
        <translation>Es gibt keine Person „%1“ in der Datei.</translation>
    </message>
    <message>
        <source>There is no rota &apos;%1&apos; in the file.</source>
        <translation>Es gibt keinen Dienstplan „%1“ in der Datei.</translation>
    </message>
    <message>
        <source>--from and --until take times, as 2026-12-24T18:00, the second after the first</source>
        <translation>--from und --until verlangen Zeitpunkte, wie 2026-12-24T18:00, der zweite nach dem ersten</translation>
    </message>
    <message>
        <source>%1 is offered %2, %3. It counts once they run: quarterdeckctl oncall accept %4</source>
        <translation>%1 wird %2 angeboten, %3. Es gilt, sobald jene Person ausführt: quarterdeckctl oncall accept %4</translation>
    </message>
    <message>
        <source>%1 has %2, %3 (%4).</source>
        <translation>%1 hat %2, %3 (%4).</translation>
    </message>
    <message>
        <source>Accepted: you have it.</source>
        <translation>Angenommen: Sie haben die Bereitschaft.</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>Zurückgezogen.</translation>
    </message>
    <message>
        <source>--rota names the rota that the shifts are for.</source>
        <translation>--rota nennt den Dienstplan, für den die Schichten sind.</translation>
    </message>
    <message>
        <source>No shift of the next half year was found; nothing was changed.</source>
        <translation>Keine Schicht des nächsten halben Jahres wurde gefunden; nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) imported into %1.</source>
        <translation>
            <numerusform>%n Schicht in %1 importiert.</numerusform>
            <numerusform>%n Schichten in %1 importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source> until %1, then %2</source>
        <translation> bis %1, danach %2</translation>
    </message>
    <message>
        <source>nobody from %1 to %2</source>
        <translation>niemand von %1 bis %2</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1: offered to %2 by %3, not accepted yet</source>
        <translation>%1: %2 angeboten von %3, noch nicht angenommen</translation>
    </message>
    <message>
        <source>There is no rota.</source>
        <translation>Es gibt keinen Dienstplan.</translation>
    </message>
    <message>
        <source>What being on call cost, %1</source>
        <translation>Was die Bereitschaft gekostet hat, %1</translation>
    </message>
    <message>
        <source>Nobody was paged.</source>
        <translation>Niemand wurde gerufen.</translation>
    </message>
    <message>
        <source>Who is asked: alone, who is on call now and next and where nobody is in the next seven days; `oncall check FILE`; `oncall override ROTA PERSON`; `oncall handover ROTA PERSON`, which counts once they ran `oncall accept ID`; `oncall withdraw ID`; `oncall import FILE.ics --rota ROTA`; `oncall fatigue`, what it cost.</source>
        <translation>Wer gefragt wird: allein, wer jetzt und danach Bereitschaft hat und wo in den nächsten sieben Tagen niemand; `oncall check DATEI`; `oncall override PLAN PERSON`; `oncall handover PLAN PERSON`, gültig, sobald die Person `oncall accept KENNUNG` ausgeführt hat; `oncall withdraw KENNUNG`; `oncall import DATEI.ics --rota PLAN`; `oncall fatigue`, was es gekostet hat.</translation>
    </message>
    <message>
        <source>fatigue: so many days back (default 30).</source>
        <translation>fatigue: so viele Tage zurück (Vorgabe 30).</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl oncall [check [FILE]|override ROTA PERSON|handover ROTA PERSON|accept ID|withdraw ID|import FILE.ics --rota ROTA|fatigue]</source>
        <translation>Aufruf: quarterdeckctl oncall [check [DATEI]|override PLAN PERSON|handover PLAN PERSON|accept KENNUNG|withdraw KENNUNG|import DATEI.ics --rota PLAN|fatigue]</translation>
    </message>
    <message>
        <source>--days takes a number of days, from 1 to 366</source>
        <translation>--days nimmt eine Zahl von Tagen, von 1 bis 366</translation>
    </message>
</context>
<context>
    <name>PoolAdvice</name>
    <message>
        <source>In %1 of watching, clients waited for %2 while every server connection was in use, at most %3 of them at once and %4 at the longest.</source>
        <translation>In %1 Beobachtung warteten Clients %2 lang, während jede Serververbindung belegt war, höchstens %3 zugleich und längstens %4.</translation>
    </message>
    <message>
        <source>In %1 of watching, at most %2 of %3 server connections were in use at once, and no more than %4 for 95 % of that time.</source>
        <translation>In %1 Beobachtung waren höchstens %2 von %3 Serververbindungen zugleich belegt, und während 95 % dieser Zeit nicht mehr als %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the longest for %1</source>
        <translation>
            <numerusform>%n Client wartet, am längsten seit %1</numerusform>
            <numerusform>%n Clients warten, am längsten seit %1</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody waiting</source>
        <translation>niemand wartet</translation>
    </message>
    <message>
        <source>The pool fits</source>
        <translation>Der Pool passt</translation>
    </message>
    <message>
        <source>Make it larger: %1 instead of %2</source>
        <translation>Vergrößern: %1 statt %2</translation>
    </message>
    <message>
        <source>Make it smaller: %1 instead of %2</source>
        <translation>Verkleinern: %1 statt %2</translation>
    </message>
    <message>
        <source>Too small, and no room for more</source>
        <translation>Zu klein, und kein Platz für mehr</translation>
    </message>
    <message>
        <source>Too small, and at its limit</source>
        <translation>Zu klein und an seiner Grenze</translation>
    </message>
    <message>
        <source>Full because of locks</source>
        <translation>Voll wegen Sperren</translation>
    </message>
    <message>
        <source>Too small; the server&apos;s room is not known</source>
        <translation>Zu klein; der Platz auf dem Server ist unbekannt</translation>
    </message>
    <message>
        <source>Not watched for long enough</source>
        <translation>Noch nicht lange genug beobachtet</translation>
    </message>
    <message>
        <source>%1 has no connections left for it: its max_connections would have to grow first, or another pool shrink.</source>
        <translation>%1 hat keine Verbindungen mehr für ihn: Erst müsste dessen max_connections wachsen oder ein anderer Pool schrumpfen.</translation>
    </message>
    <message>
        <source>It may not grow beyond %1: so say max_db_connections or the rules of its tier.</source>
        <translation>Über %1 darf er nicht wachsen: So sagen es max_db_connections oder die Regeln seiner Ebene.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of the server wait for a lock: a larger pool would only let more of them wait.</source>
        <translation>
            <numerusform>%n Sitzung des Servers wartet auf eine Sperre: Ein größerer Pool ließe nur mehr von ihnen warten.</numerusform>
            <numerusform>%n Sitzungen des Servers warten auf eine Sperre: Ein größerer Pool ließe nur mehr von ihnen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server behind is not watched, or does not answer: whether it has connections left is not known.</source>
        <translation>Der Server dahinter wird nicht beobachtet oder antwortet nicht: Ob er noch Verbindungen frei hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Watched for %1 at this size; %2 are needed before anything is advised.</source>
        <translation>Seit %1 in dieser Größe beobachtet; %2 sind nötig, bevor zu etwas geraten wird.</translation>
    </message>
    <message>
        <source>It may be set from %1 to %2</source>
        <translation>Er darf auf %1 bis %2 gesetzt werden</translation>
    </message>
    <message numerus="yes">
        <source>; %1 has room for %n more connection(s)</source>
        <translation>
            <numerusform>; %1 hat Platz für %n weitere Verbindung</numerusform>
            <numerusform>; %1 hat Platz für %n weitere Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; the size holds for each of %n users</source>
        <translation>
            <numerusform>; die Größe gilt für %n Benutzer</numerusform>
            <numerusform>; die Größe gilt für jeden von %n Benutzern</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo the last change of the pool %1?</source>
        <translation>Die letzte Änderung des Pools %1 rückgängig machen?</translation>
    </message>
    <message>
        <source>Set the pool %1 to %2?</source>
        <translation>Den Pool %1 auf %2 setzen?</translation>
    </message>
    <message>
        <source>Back to pool_size %1 from %2; %3 gets its old text again.</source>
        <translation>Zurück auf pool_size %1 von %2; %3 bekommt den alten Text wieder.</translation>
    </message>
    <message>
        <source>pool_size %1 instead of %2; now: %3.</source>
        <translation>pool_size %1 statt %2; jetzt: %3.</translation>
    </message>
    <message>
        <source>%1, line %2:</source>
        <translation>%1, Zeile %2:</translation>
    </message>
    <message>
        <source>PgBouncer then reads its whole file again (RELOAD): other changes in it that were not loaded yet come into force, too.</source>
        <translation>PgBouncer liest dann seine ganze Datei neu (RELOAD): Auch andere Änderungen darin, die noch nicht geladen waren, treten in Kraft.</translation>
    </message>
    <message>
        <source>Connections beyond the new size close as they become idle; nobody is cut off.</source>
        <translation>Verbindungen über die neue Größe hinaus schließen, sobald sie frei werden; niemand wird getrennt.</translation>
    </message>
    <message>
        <source>It can be undone: the old text is kept beside the file.</source>
        <translation>Es lässt sich rückgängig machen: Der alte Text wird neben der Datei aufgehoben.</translation>
    </message>
    <message>
        <source>The pool %1 has the size %2 now (%3 before), after %4. Before: %5. Now: %6.</source>
        <translation>Der Pool %1 hat jetzt die Größe %2 (vorher %3), nach %4. Vorher: %5. Jetzt: %6.</translation>
    </message>
    <message numerus="yes">
        <source>Large enough until now; %n client(s) wait now</source>
        <translation>
            <numerusform>Bis jetzt groß genug; jetzt wartet %n Client</numerusform>
            <numerusform>Bis jetzt groß genug; jetzt warten %n Clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PoolIni</name>
    <message>
        <source>change the size of a pool</source>
        <translation>die Größe eines Pools ändern</translation>
    </message>
    <message>
        <source>Change pool_size there by hand, then send RELOAD to PgBouncer&apos;s console.</source>
        <translation>Ändern Sie pool_size dort von Hand und senden Sie dann RELOAD an die Konsole von PgBouncer.</translation>
    </message>
    <message>
        <source>Mend it first: with such a line PgBouncer loads nothing, and forgets its databases and admins.</source>
        <translation>Erst berichtigen: mit einer solchen Zeile lädt PgBouncer nichts und vergisst seine Datenbanken und Verwalter.</translation>
    </message>
    <message>
        <source>there is a byte 0, behind which PgBouncer reads nothing</source>
        <translation>hier steht ein Byte 0, hinter dem PgBouncer nichts mehr liest</translation>
    </message>
    <message>
        <source>this is no line that PgBouncer reads</source>
        <translation>diese Zeile versteht PgBouncer nicht</translation>
    </message>
    <message>
        <source>Mend it first.</source>
        <translation>Berichtigen Sie das zuerst.</translation>
    </message>
    <message>
        <source>%include brings in another file, which may say something else about this pool</source>
        <translation>%include holt eine weitere Datei herein, in der zu diesem Pool etwas anderes stehen kann</translation>
    </message>
    <message>
        <source>%1 stands here for the second time, after line %2</source>
        <translation>%1 steht hier zum zweiten Mal, nach Zeile %2</translation>
    </message>
    <message>
        <source>Leave one of the two.</source>
        <translation>Lassen Sie einen der beiden stehen.</translation>
    </message>
    <message>
        <source>%1 has no entry of its own: it comes from *, whose pool size is that of every such database</source>
        <translation>%1 hat keinen eigenen Eintrag: es kommt von *, dessen Poolgröße für jede solche Datenbank gilt</translation>
    </message>
    <message>
        <source>Write an entry for it under [databases], then send RELOAD to PgBouncer&apos;s console.</source>
        <translation>Schreiben Sie einen Eintrag dafür unter [databases] und senden Sie dann RELOAD an die Konsole von PgBouncer.</translation>
    </message>
    <message>
        <source>[databases] has no entry %1</source>
        <translation>[databases] hat keinen Eintrag %1</translation>
    </message>
    <message>
        <source>there is no section [databases] with an entry</source>
        <translation>es gibt keinen Abschnitt [databases] mit einem Eintrag</translation>
    </message>
    <message>
        <source>Name the file that this PgBouncer reads: config: at the target in the environment file.</source>
        <translation>Nennen Sie die Datei, die dieser PgBouncer liest: config: beim Ziel in der Umgebungsdatei.</translation>
    </message>
    <message>
        <source>pool_size is no number</source>
        <translation>pool_size ist keine Zahl</translation>
    </message>
    <message>
        <source>default_pool_size is no number</source>
        <translation>default_pool_size ist keine Zahl</translation>
    </message>
    <message>
        <source>the user %1 has a pool size of his own</source>
        <translation>der Benutzer %1 hat eine eigene Poolgröße</translation>
    </message>
    <message>
        <source>PgBouncer knows no section [%1]</source>
        <translation>PgBouncer kennt keinen Abschnitt [%1]</translation>
    </message>
    <message>
        <source>PgBouncer knows no setting %1</source>
        <translation>PgBouncer kennt keine Einstellung %1</translation>
    </message>
    <message>
        <source>the settings of %1 cannot be read</source>
        <translation>die Einstellungen von %1 lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>Write them as name=value with spaces between them, then try again.</source>
        <translation>Schreiben Sie sie als Name=Wert mit Leerzeichen dazwischen und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>pool_size stands twice in this line</source>
        <translation>pool_size steht zweimal in dieser Zeile</translation>
    </message>
</context>
<context>
    <name>PoolResize</name>
    <message>
        <source>change the size of a pool</source>
        <translation>die Größe eines Pools ändern</translation>
    </message>
    <message>
        <source>Look at it again and decide anew.</source>
        <translation>Sehen Sie noch einmal hin und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>PgBouncer has no database %1.</source>
        <translation>PgBouncer hat keine Datenbank %1.</translation>
    </message>
    <message>
        <source>The environment file does not say where the pgbouncer.ini of this pooler is.</source>
        <translation>Die Umgebungsdatei sagt nicht, wo die pgbouncer.ini dieses Poolers liegt.</translation>
    </message>
    <message>
        <source>Add config: with its path to this target if it is on this machine; else change pool_size there by hand and send RELOAD to the console.</source>
        <translation>Fügen Sie diesem Ziel config: mit dem Pfad hinzu, wenn sie auf diesem Rechner liegt; sonst ändern Sie dort pool_size von Hand und senden RELOAD an die Konsole.</translation>
    </message>
    <message>
        <source>PgBouncer reads %1, not %2.</source>
        <translation>PgBouncer liest %1, nicht %2.</translation>
    </message>
    <message>
        <source>Name that file as config: at this target.</source>
        <translation>Nennen Sie diese Datei als config: bei diesem Ziel.</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3, within which this pool may be set.</source>
        <translation>%1 liegt nicht zwischen %2 und %3; nur dazwischen darf dieser Pool gesetzt werden.</translation>
    </message>
    <message>
        <source>The bounds are those of resources/metrics/pools.yaml and of the room on the server behind.</source>
        <translation>Die Grenzen kommen aus resources/metrics/pools.yaml und vom Platz auf dem Server dahinter.</translation>
    </message>
    <message>
        <source>The pool has the size %1 by now, not %2.</source>
        <translation>Der Pool hat inzwischen die Größe %1, nicht %2.</translation>
    </message>
    <message>
        <source>The pool has that size already.</source>
        <translation>Der Pool hat diese Größe schon.</translation>
    </message>
    <message>
        <source>%1 says %2, but PgBouncer works with %3: it reads another file, or was not reloaded since.</source>
        <translation>In %1 steht %2, PgBouncer arbeitet aber mit %3: Er liest eine andere Datei oder wurde seither nicht neu geladen.</translation>
    </message>
    <message>
        <source>Send RELOAD to the console if the file is right, then look again.</source>
        <translation>Senden Sie RELOAD an die Konsole, wenn die Datei stimmt, und sehen Sie dann noch einmal hin.</translation>
    </message>
    <message>
        <source>The last change from here was another one: of %1.</source>
        <translation>Die letzte Änderung von hier war eine andere: an %1.</translation>
    </message>
    <message>
        <source>PgBouncer took the RELOAD, but goes on with the size %1.</source>
        <translation>PgBouncer nahm das RELOAD an, arbeitet aber mit der Größe %1 weiter.</translation>
    </message>
    <message>
        <source>Its log says why; it may read another file.</source>
        <translation>Sein Protokoll sagt, warum; vielleicht liest er eine andere Datei.</translation>
    </message>
    <message>
        <source> The old text stands in %1 again.</source>
        <translation> In %1 steht wieder der alte Text.</translation>
    </message>
    <message>
        <source> The old text could not be put back into %1: %2</source>
        <translation> Der alte Text ließ sich nicht nach %1 zurückschreiben: %2</translation>
    </message>
</context>
<context>
    <name>Posture</name>
    <message>
        <source>PostgreSQL %1 is newer than the newest this program was tested with, %2: figures may be missing</source>
        <translation>PostgreSQL %1 ist neuer als die neueste Version, mit der dieses Programm geprüft wurde, %2: Werte können fehlen</translation>
    </message>
    <message>
        <source>PostgreSQL %1 is older than the oldest this program knows, %2: most figures are missing</source>
        <translation>PostgreSQL %1 ist älter als die älteste Version, die dieses Programm kennt, %2: die meisten Werte fehlen</translation>
    </message>
    <message>
        <source>its version is not known: most figures are missing</source>
        <translation>seine Version ist nicht bekannt: die meisten Werte fehlen</translation>
    </message>
    <message>
        <source>PostgreSQL %1 gets no fixes any more since %2: move to a newer one</source>
        <translation>PostgreSQL %1 erhält seit %2 keine Korrekturen mehr: auf eine neuere Version wechseln</translation>
    </message>
    <message>
        <source>PostgreSQL %1 has known vulnerabilities (%2): %3 of %4 mends them</source>
        <translation>PostgreSQL %1 hat bekannte Schwachstellen (%2): %3 vom %4 behebt sie</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>our certificate %1 ends on %2, in %n day(s): have a new one issued</source>
        <translation>
            <numerusform>unser Zertifikat %1 endet am %2, in %n Tag: ein neues ausstellen lassen</numerusform>
            <numerusform>unser Zertifikat %1 endet am %2, in %n Tagen: ein neues ausstellen lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>its clock is %1 ahead of this computer&apos;s</source>
        <translation>seine Uhr geht gegenüber der dieses Rechners %1 vor</translation>
    </message>
    <message>
        <source>its clock is %1 behind this computer&apos;s</source>
        <translation>seine Uhr geht gegenüber der dieses Rechners %1 nach</translation>
    </message>
    <message>
        <source>the name service does not answer: connected to the last known address, %1</source>
        <translation>der Namensdienst antwortet nicht: verbunden mit der letzten bekannten Adresse, %1</translation>
    </message>
</context>
<context>
    <name>ReplicationWords</name>
    <message>
        <source>caught up</source>
        <translation>auf dem Stand</translation>
    </message>
    <message>
        <source>kept %1 behind on purpose</source>
        <translation>absichtlich %1 zurückgehalten</translation>
    </message>
    <message>
        <source>behind, catching up</source>
        <translation>im Rückstand, holt auf</translation>
    </message>
    <message>
        <source>behind, and falling back</source>
        <translation>im Rückstand, fällt zurück</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>im Rückstand</translation>
    </message>
    <message>
        <source>replay paused</source>
        <translation>Einspielen angehalten</translation>
    </message>
    <message>
        <source>link silent for %1</source>
        <translation>Verbindung seit %1 still</translation>
    </message>
    <message>
        <source>not streaming, reads the archive</source>
        <translation>ohne Datenstrom, liest das Archiv</translation>
    </message>
    <message>
        <source>not streaming</source>
        <translation>ohne Datenstrom</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>diverged: a primary of its own, timeline %1</source>
        <translation>abgewichen: selbst Primary, Zeitlinie %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <comment>amount and time</comment>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between amounts</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1, catches up in %2</source>
        <translation>%1, holt in %2 auf</translation>
    </message>
    <message>
        <source>%1, does not catch up</source>
        <translation>%1, holt nicht auf</translation>
    </message>
    <message>
        <source>an unknown amount</source>
        <comment>what would be lost</comment>
        <translation>unbekannt viel</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what would be lost</comment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>less than 0.1 s, %1</source>
        <translation>weniger als 0,1 s, %1</translation>
    </message>
    <message>
        <source>about %1, %2</source>
        <comment>time and amount lost</comment>
        <translation>etwa %1, %2</translation>
    </message>
    <message>
        <source>it opens after an unknown time</source>
        <translation>er öffnet nach unbekannter Zeit</translation>
    </message>
    <message>
        <source>it opens at once</source>
        <translation>er öffnet sofort</translation>
    </message>
    <message>
        <source>%1 to replay before it opens</source>
        <comment>an amount</comment>
        <translation>%1 einzuspielen, bevor er öffnet</translation>
    </message>
    <message>
        <source>less than 1 s of replay before it opens</source>
        <translation>weniger als 1 s Einspielen, bevor er öffnet</translation>
    </message>
    <message>
        <source>%1 of replay before it opens</source>
        <comment>a time</comment>
        <translation>%1 Einspielen, bevor er öffnet</translation>
    </message>
    <message>
        <source>slot %1 is not synced</source>
        <translation>Slot %1 ist nicht abgeglichen</translation>
    </message>
    <message>
        <source>slots %1 are not synced</source>
        <translation>die Slots %1 sind nicht abgeglichen</translation>
    </message>
    <message>
        <source>slot %1 may not be synced</source>
        <translation>Slot %1 ist vielleicht nicht abgeglichen</translation>
    </message>
    <message>
        <source>slots %1 may not be synced</source>
        <translation>die Slots %1 sind vielleicht nicht abgeglichen</translation>
    </message>
    <message>
        <source>slot %1 must be made there</source>
        <translation>Slot %1 muss dort angelegt werden</translation>
    </message>
    <message>
        <source>slots %1 must be made there</source>
        <translation>die Slots %1 müssen dort angelegt werden</translation>
    </message>
    <message>
        <source>%1 cannot be promoted: %2.</source>
        <translation>%1 kann nicht befördert werden: %2.</translation>
    </message>
    <message>
        <source>lose %1, none of it confirmed to anybody</source>
        <translation>Verlust: %1, davon nichts bestätigt</translation>
    </message>
    <message>
        <source>lose %1</source>
        <translation>Verlust: %1</translation>
    </message>
    <message numerus="yes">
        <source>sequences skip up to %n values</source>
        <translation>
            <numerusform>Sequenzen überspringen bis zu %n Wert</numerusform>
            <numerusform>Sequenzen überspringen bis zu %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Promote %1 now: %2.</source>
        <translation>%1 jetzt befördern: %2.</translation>
    </message>
    <message>
        <source>The primary was last heard %1 ago.</source>
        <translation>Der Primary war zuletzt vor %1 zu hören.</translation>
    </message>
    <message>
        <source>promoting %1 now loses %2</source>
        <translation>%1 jetzt zu befördern verliert %2</translation>
    </message>
    <message numerus="yes">
        <source>commits hang until %n standbys confirm them</source>
        <translation>
            <numerusform>Commits hängen, bis %n Standby sie bestätigt</numerusform>
            <numerusform>Commits hängen, bis %n Standbys sie bestätigen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is the old one: timeline %2, not %3</source>
        <translation>%1 ist der alte: Zeitlinie %2 statt %3</translation>
    </message>
    <message numerus="yes">
        <source>Commits hang: %n standbys must confirm them, and fewer stream.</source>
        <translation>
            <numerusform>Commits hängen: %n Standby muss sie bestätigen, und keiner empfängt.</numerusform>
            <numerusform>Commits hängen: %n Standbys müssen sie bestätigen, und weniger empfangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each commit waits for %n standbys.</source>
        <translation>
            <numerusform>Jedes Commit wartet auf %n Standby.</numerusform>
            <numerusform>Jedes Commit wartet auf %n Standbys.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>server and its share</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Reads: %1</source>
        <translation>Lesen: %1</translation>
    </message>
    <message>
        <source>transactions: %1</source>
        <translation>Transaktionen: %1</translation>
    </message>
    <message>
        <source>sessions: %1</source>
        <translation>Sitzungen: %1</translation>
    </message>
    <message>
        <source>Pool %1 leads to %2.</source>
        <translation>Pool %1 führt zu %2.</translation>
    </message>
    <message>
        <source>%1 is caught up and idle: it could take reads.</source>
        <translation>%1 ist auf dem Stand und untätig: er könnte Lesezugriffe übernehmen.</translation>
    </message>
</context>
<context>
    <name>SandboxCommand</name>
    <message>
        <source>Could not %1: %2</source>
        <translation>Fehlgeschlagen (%1): %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>fault: %1</source>
        <translation>Störung: %1</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Umgebung: %1</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl sandbox up|down|status|fault NAME [TARGET]|heal [TARGET] [--json] [--file FILE] [--folder DIR]</source>
        <translation>Aufruf: quarterdeckctl sandbox up|down|status|fault NAME [ZIEL]|heal [ZIEL] [--json] [--file DATEI] [--folder ORDNER]</translation>
    </message>
    <message>
        <source>faults: %1</source>
        <translation>Störungen: %1</translation>
    </message>
    <message>
        <source>Private real servers to practise on: up, down, status, fault NAME [TARGET], heal [TARGET].
Faults: %1</source>
        <translation>Private echte Server zum Üben: up, down, status, fault NAME [ZIEL], heal [ZIEL].
Störungen: %1</translation>
    </message>
    <message>
        <source>write JSON to standard output</source>
        <translation>JSON auf die Standardausgabe schreiben</translation>
    </message>
    <message>
        <source>built-in sandbox, or a YAML file that describes one</source>
        <translation>eingebaute Sandbox oder YAML-Datei, die eine beschreibt</translation>
    </message>
    <message>
        <source>state folder, instead of the standard one</source>
        <translation>Zustandsordner statt des üblichen</translation>
    </message>
    <message>
        <source>show this help</source>
        <translation>diese Hilfe zeigen</translation>
    </message>
    <message>
        <source>what to do</source>
        <translation>was zu tun ist</translation>
    </message>
    <message>
        <source>Say what to do.</source>
        <translation>Angeben, was zu tun ist.</translation>
    </message>
    <message>
        <source>--folder needs a folder.</source>
        <translation>--folder braucht einen Ordner.</translation>
    </message>
    <message>
        <source>Unknown action &apos;%1&apos;.</source>
        <translation>Unbekannte Aktion „%1“.</translation>
    </message>
    <message>
        <source>Wrong number of arguments for &apos;%1&apos;.</source>
        <translation>Falsche Anzahl von Argumenten für „%1“.</translation>
    </message>
    <message>
        <source>There is no fault &apos;%1&apos;.</source>
        <translation>Die Störung „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 (%2; heal to clear)</source>
        <translation>%1 (%2; heal räumt auf)</translation>
    </message>
</context>
<context>
    <name>ScoreWords</name>
    <message>
        <source>set for this target</source>
        <translation>für dieses Ziel gesetzt</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>%1: %2, not to be under %3 (%4)</source>
        <translation>%1: %2, nicht unter %3 (%4)</translation>
    </message>
    <message>
        <source>%1: %2, limit %3 (%4)</source>
        <translation>%1: %2, Grenze %3 (%4)</translation>
    </message>
    <message>
        <source>%1: not measured, its last value is old</source>
        <translation>%1: nicht gemessen, der letzte Wert ist alt</translation>
    </message>
    <message>
        <source>%1: not measured yet</source>
        <translation>%1: noch nicht gemessen</translation>
    </message>
    <message>
        <source>our login may not see it</source>
        <translation>unsere Anmeldung darf es nicht sehen</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>the server refused</source>
        <translation>der Server lehnte ab</translation>
    </message>
    <message>
        <source>%1: not measured, %2</source>
        <translation>%1: nicht gemessen, %2</translation>
    </message>
    <message>
        <source>Give our login the right to see it.</source>
        <translation>Unserer Anmeldung das Recht geben, es zu sehen.</translation>
    </message>
    <message>
        <source>Grant pg_monitor to %1.</source>
        <translation>pg_monitor an %1 vergeben.</translation>
    </message>
    <message>
        <source>Give %1 the right to see it.</source>
        <translation>%1 das Recht geben, es zu sehen.</translation>
    </message>
    <message>
        <source>Look at its trends.</source>
        <translation>Seine Verläufe ansehen.</translation>
    </message>
    <message>
        <source>Look at its sessions.</source>
        <translation>Seine Sitzungen ansehen.</translation>
    </message>
    <message>
        <source>Look at its replication.</source>
        <translation>Seine Replikation ansehen.</translation>
    </message>
    <message>
        <source>Look at its pool.</source>
        <translation>Seinen Pool ansehen.</translation>
    </message>
    <message>
        <source>Look at its storage.</source>
        <translation>Seinen Speicherplatz ansehen.</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Das Passwort eingeben.</translation>
    </message>
    <message>
        <source>Put it right, then try again.</source>
        <translation>In Ordnung bringen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Not all is known yet.</source>
        <translation>Noch ist nicht alles bekannt.</translation>
    </message>
    <message>
        <source>It suffers: %1.</source>
        <translation>Es leidet: %1.</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>last known, not measured since</source>
        <translation>zuletzt bekannt, seither nicht gemessen</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message numerus="yes">
        <source>Health %1 of 100, %2: nothing is taken off, at %n target(s).</source>
        <translation>
            <numerusform>Gesundheit %1 von 100, %2: nichts abgezogen, bei %n Ziel.</numerusform>
            <numerusform>Gesundheit %1 von 100, %2: nichts abgezogen, bei %n Zielen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Health %1 of 100, %2: that of %3, the lowest of %n target(s).</source>
        <translation>
            <numerusform>Gesundheit %1 von 100, %2: die von %3, die niedrigste von %n Ziel.</numerusform>
            <numerusform>Gesundheit %1 von 100, %2: die von %3, die niedrigste von %n Zielen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>points, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more line(s)</source>
        <translation>
            <numerusform>und %n weitere Zeile</numerusform>
            <numerusform>und %n weitere Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 mandatory checks are not measured there.</source>
        <translation>%1 von %2 vorgeschriebenen Prüfungen sind dort nicht gemessen.</translation>
    </message>
    <message>
        <source>%1 red, %2 amber, %3 green.</source>
        <translation>%1 rot, %2 gelb, %3 grün.</translation>
    </message>
    <message>
        <source>Look at its tables.</source>
        <translation>Seine Tabellen ansehen.</translation>
    </message>
    <message>
        <source>Look at its indexes.</source>
        <translation>Seine Indizes ansehen.</translation>
    </message>
    <message>
        <source>%1 (muted: %2)</source>
        <comment>score, how many findings</comment>
        <translation>%1 (stumm: %2)</translation>
    </message>
    <message numerus="yes">
        <source>Security: %1 (and %n more)</source>
        <comment>finding of the audit</comment>
        <translation>
            <numerusform>Sicherheit: %1 (und %n weiterer Befund)</numerusform>
            <numerusform>Sicherheit: %1 (und %n weitere Befunde)</numerusform>
        </translation>
    </message>
    <message>
        <source>Security: %1</source>
        <comment>finding of the audit</comment>
        <translation>Sicherheit: %1</translation>
    </message>
    <message>
        <source>Security was not looked at for %1; nothing is taken for it.</source>
        <translation>Die Sicherheit wurde seit %1 nicht angesehen; dafür wird nichts abgezogen.</translation>
    </message>
    <message>
        <source>Security was not looked at yet; nothing is taken for it.</source>
        <translation>Die Sicherheit wurde noch nicht angesehen; dafür wird nichts abgezogen.</translation>
    </message>
    <message>
        <source>%1: found %2 ago and not looked at since; nothing is taken for it.</source>
        <translation>%1: vor %2 gefunden und seitdem nicht mehr angesehen; dafür wird nichts abgezogen.</translation>
    </message>
    <message>
        <source>its status file holds no time</source>
        <translation>ihre Statusdatei enthält keine Zeit</translation>
    </message>
    <message>
        <source>Look whether the backups still run and write their status file.</source>
        <translation>Nachsehen, ob die Sicherungen noch laufen und ihre Statusdatei schreiben.</translation>
    </message>
</context>
<context>
    <name>SharedErasure</name>
    <message>
        <source>the login %1 may only read the shared journal</source>
        <translation>die Anmeldung %1 darf das gemeinsame Journal nur lesen</translation>
    </message>
    <message>
        <source>Use a login in quarterdeck_journal_operator.</source>
        <translation>Eine Anmeldung aus quarterdeck_journal_operator verwenden.</translation>
    </message>
    <message>
        <source>In the shared journal at %1 the same goes from the chains that %2 wrote. What other consoles took stays with them until it is erased there.</source>
        <translation>Im gemeinsamen Journal auf %1 verschwindet dasselbe aus den Ketten, die %2 geschrieben hat. Was andere Konsolen übernommen haben, bleibt bei ihnen, bis es dort gelöscht wird.</translation>
    </message>
    <message>
        <source>In the shared journal nothing was erased: ask again for the same once it answers.</source>
        <translation>Im gemeinsamen Journal wurde nichts gelöscht: dasselbe noch einmal verlangen, sobald es antwortet.</translation>
    </message>
    <message>
        <source>Erased in the shared journal: %1 and %2.</source>
        <translation>Im gemeinsamen Journal gelöscht: %1 und %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n Name</numerusform>
            <numerusform>%n Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n Text</numerusform>
            <numerusform>%n Texte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stay(s) there, in chains of other logins: those have to ask for it, or a member of quarterdeck_journal_owner.</source>
        <translation>
            <numerusform>%n davon bleibt dort, in Ketten anderer Anmeldungen: diese müssen es verlangen, oder ein Mitglied von quarterdeck_journal_owner.</numerusform>
            <numerusform>%n davon bleiben dort, in Ketten anderer Anmeldungen: diese müssen es verlangen, oder ein Mitglied von quarterdeck_journal_owner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharedJournal</name>
    <message numerus="yes">
        <source>%n entry(ies) of this machine wait for it</source>
        <translation>
            <numerusform>%n Eintrag dieses Rechners wartet darauf</numerusform>
            <numerusform>%n Einträge dieses Rechners warten darauf</numerusform>
        </translation>
    </message>
    <message>
        <source>No shared journal is named.</source>
        <translation>Kein gemeinsames Journal ist angegeben.</translation>
    </message>
    <message>
        <source>Connecting to the shared journal at %1.</source>
        <translation>Verbindet sich mit dem gemeinsamen Journal auf %1.</translation>
    </message>
    <message>
        <source>In step with the shared journal at %1 as %2, who may only read.</source>
        <translation>Auf dem Stand des gemeinsamen Journals auf %1, als %2, der nur lesen darf.</translation>
    </message>
    <message>
        <source>In step with the shared journal at %1 as %2.</source>
        <translation>Auf dem Stand des gemeinsamen Journals auf %1, als %2.</translation>
    </message>
    <message>
        <source>Behind the shared journal at %1: %2.</source>
        <translation>Hinter dem gemeinsamen Journal auf %1: %2.</translation>
    </message>
    <message>
        <source>The shared journal at %1 has never answered: %2. %3</source>
        <translation>Das gemeinsame Journal auf %1 hat noch nie geantwortet: %2. %3</translation>
    </message>
    <message>
        <source>The shared journal at %1 is away since %2: %3. %4</source>
        <translation>Das gemeinsame Journal auf %1 ist weg seit %2: %3. %4</translation>
    </message>
    <message>
        <source>Shared journal: connecting</source>
        <translation>Gemeinsames Journal: verbindet</translation>
    </message>
    <message>
        <source>Shared journal in step (read only)</source>
        <translation>Gemeinsames Journal auf dem Stand (nur Lesen)</translation>
    </message>
    <message>
        <source>Shared journal in step</source>
        <translation>Gemeinsames Journal auf dem Stand</translation>
    </message>
    <message numerus="yes">
        <source>Shared journal behind by %n</source>
        <translation>
            <numerusform>Gemeinsames Journal um %n zurück</numerusform>
            <numerusform>Gemeinsames Journal um %n zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>Shared journal not reached</source>
        <translation>Gemeinsames Journal nicht erreicht</translation>
    </message>
    <message>
        <source>Shared journal away since %1</source>
        <translation>Gemeinsames Journal weg seit %1</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 warten</translation>
    </message>
    <message>
        <source>%1, %2 refused</source>
        <translation>%1, %2 abgelehnt</translation>
    </message>
    <message>
        <source>record %1 was altered</source>
        <translation>Eintrag %1 wurde verändert</translation>
    </message>
    <message>
        <source>records are missing from %1 on</source>
        <translation>ab %1 fehlen Einträge</translation>
    </message>
    <message>
        <source>records were reordered at %1</source>
        <translation>bei %1 wurden Einträge umgestellt</translation>
    </message>
    <message>
        <source>record %1 occurs twice</source>
        <translation>Eintrag %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>two different records claim place %1</source>
        <translation>zwei verschiedene Einträge stehen an Platz %1</translation>
    </message>
    <message>
        <source>it was longer once than %1 records</source>
        <translation>sie war einmal länger als %1 Einträge</translation>
    </message>
    <message>
        <source>it was made anew, up to record %1</source>
        <translation>sie wurde bis Eintrag %1 neu gemacht</translation>
    </message>
    <message>
        <source>The shared journal has another chain %1 than this machine: %2.</source>
        <translation>Das gemeinsame Journal hat eine andere Kette %1 als dieser Rechner: %2.</translation>
    </message>
    <message>
        <source>Nothing more is taken from chain %1 of another console: %2.</source>
        <translation>Von der Kette %1 einer anderen Konsole wird nichts mehr übernommen: %2.</translation>
    </message>
</context>
<context>
    <name>SignalWords</name>
    <message>
        <source>a prepared transaction</source>
        <translation>eine vorbereitete Transaktion</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What it does may not be seen with our login.</source>
        <translation>Was sie tut, darf unsere Anmeldung nicht sehen.</translation>
    </message>
    <message>
        <source>It is in the state “%1”; its transaction has been open for %2.</source>
        <translation>Sie ist im Zustand „%1“; ihre Transaktion ist seit %2 offen.</translation>
    </message>
    <message>
        <source>It is in the state “%1”, without a transaction.</source>
        <translation>Sie ist im Zustand „%1“, ohne Transaktion.</translation>
    </message>
    <message>
        <source>It runs no statement: there is nothing to cancel, and it keeps its locks.</source>
        <translation>Sie führt keine Anweisung aus: Es gibt nichts abzubrechen, und sie behält ihre Sperren.</translation>
    </message>
    <message>
        <source>What its transaction has changed rolls back, unless it works in a savepoint.</source>
        <translation>Was ihre Transaktion geändert hat, wird zurückgerollt, falls sie nicht in einem Sicherungspunkt arbeitet.</translation>
    </message>
    <message>
        <source>What its transaction has changed rolls back.</source>
        <translation>Was ihre Transaktion geändert hat, wird zurückgerollt.</translation>
    </message>
    <message>
        <source>It has changed nothing so far.</source>
        <translation>Sie hat bisher nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing rolls back.</source>
        <translation>Es wird nichts zurückgerollt.</translation>
    </message>
    <message>
        <source>It is no client but one of the server&apos;s own processes.</source>
        <translation>Sie ist kein Client, sondern ein Prozess des Servers selbst.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) get their lock at once, in this order: %1.</source>
        <translation>
            <numerusform>%n Sitzung bekommt ihre Sperre sofort: %1.</numerusform>
            <numerusform>%n Sitzungen bekommen ihre Sperre sofort, in dieser Reihenfolge: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody waits for it.</source>
        <translation>Niemand wartet auf sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) go on waiting, for others: %1.</source>
        <translation>
            <numerusform>%n Sitzung wartet weiter, auf andere: %1.</numerusform>
            <numerusform>%n Sitzungen warten weiter, auf andere: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It belongs to a superuser: only a superuser may end it.</source>
        <translation>Sie gehört einem Superuser: Nur ein Superuser darf sie beenden.</translation>
    </message>
    <message>
        <source>The statement of session %1 goes on %2 after the signal.</source>
        <translation>Die Anweisung der Sitzung %1 läuft %2 nach dem Signal weiter.</translation>
    </message>
    <message>
        <source>Session %1 is still there %2 after the signal.</source>
        <translation>Sitzung %1 ist %2 nach dem Signal noch da.</translation>
    </message>
    <message>
        <source>The statement of session %1 ended after %2</source>
        <translation>Die Anweisung der Sitzung %1 endete nach %2</translation>
    </message>
    <message>
        <source>Session %1 ended after %2</source>
        <translation>Sitzung %1 endete nach %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n session(s) foretold got their lock.</source>
        <translation>
            <numerusform>%1 von %n vorhergesagten Sitzung bekam ihre Sperre.</numerusform>
            <numerusform>%1 von %n vorhergesagten Sitzungen bekamen ihre Sperre.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SqlCommand</name>
    <message>
        <source>Runs one statement that only reads, and writes its digest into the journal.</source>
        <translation>Führt eine Anweisung aus, die nur liest, und schreibt ihren Fingerabdruck in das Journal.</translation>
    </message>
    <message>
        <source>The statement, as one argument.</source>
        <translation>Die Anweisung, als ein Argument.</translation>
    </message>
    <message>
        <source>The PostgreSQL target.</source>
        <translation>Das PostgreSQL-Ziel.</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl sql --target ID STATEMENT [--json]</source>
        <translation>Aufruf: quarterdeckctl sql --target ID ANWEISUNG [--json]</translation>
    </message>
    <message>
        <source>There is no PostgreSQL target &apos;%1&apos; in this environment.</source>
        <translation>In dieser Umgebung gibt es kein PostgreSQL-Ziel „%1“.</translation>
    </message>
    <message>
        <source>%1 does not answer; nothing was run.</source>
        <translation>%1 antwortet nicht; nichts wurde ausgeführt.</translation>
    </message>
</context>
<context>
    <name>Statements</name>
    <message>
        <source>show the plan</source>
        <translation>den Plan zeigen</translation>
    </message>
    <message>
        <source>The server keeps the statement with $1, $2 for its constants; this one cannot be read back in that form.</source>
        <translation>Der Server hält die Anweisung mit $1, $2 anstelle ihrer Konstanten; diese lässt sich in der Form nicht wieder lesen.</translation>
    </message>
    <message>
        <source>A plan needs the rights of the statement. Grant them to the role of the console, or EXPLAIN it as its own user.</source>
        <translation>Ein Plan braucht die Rechte der Anweisung. Erteilen Sie sie der Rolle der Konsole, oder rufen Sie EXPLAIN als ihr eigener Benutzer auf.</translation>
    </message>
    <message>
        <source>It may use a temporary table, or a search_path that its program sets itself.</source>
        <translation>Vielleicht verwendet sie eine temporäre Tabelle oder einen search_path, den ihr Programm selbst setzt.</translation>
    </message>
    <message>
        <source>Somebody holds a lock on one of its tables. Try again later.</source>
        <translation>Jemand hält eine Sperre auf einer ihrer Tabellen. Versuchen Sie es später wieder.</translation>
    </message>
    <message>
        <source>The text of this statement is not known.</source>
        <translation>Der Text dieser Anweisung ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The text of this statement is too long: it is not known to its end.</source>
        <translation>Der Text dieser Anweisung ist zu lang: Er ist nicht bis zum Ende bekannt.</translation>
    </message>
    <message>
        <source>The statement ran in database %1, the console is connected to %2.</source>
        <translation>Die Anweisung lief in der Datenbank %1, die Konsole ist mit %2 verbunden.</translation>
    </message>
    <message>
        <source>Add a target for that database to see its plans.</source>
        <translation>Fügen Sie ein Ziel für jene Datenbank hinzu, um deren Pläne zu sehen.</translation>
    </message>
    <message>
        <source>The console is a superuser here and %1 is not: planning can run functions of that role with our rights.</source>
        <translation>Die Konsole ist hier Superuser und %1 nicht: Beim Planen können Funktionen jener Rolle mit unseren Rechten laufen.</translation>
    </message>
    <message>
        <source>Give the console a role of its own that only looks.</source>
        <translation>Geben Sie der Konsole eine eigene Rolle, die nur schaut.</translation>
    </message>
    <message>
        <source>(text not known, queryid %1)</source>
        <translation>(Text nicht bekannt, queryid %1)</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Within a function: its time is part of the statement that calls it.</source>
        <translation>In einer Funktion: Ihre Zeit ist Teil der Anweisung, die sie aufruft.</translation>
    </message>
    <message>
        <source>use the memory of statements %1</source>
        <translation>das Gedächtnis der Anweisungen %1 verwenden</translation>
    </message>
    <message>
        <source>Free space on its disk; it then goes on by itself.</source>
        <translation>Schaffen Sie Platz auf der Platte; danach geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Another program holds it; try again.</source>
        <translation>Ein anderes Programm hält sie; versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>The file is damaged. The desktop program moves it aside at its next start and begins a new one.</source>
        <translation>Die Datei ist beschädigt. Das Desktop-Programm legt sie beim nächsten Start beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>Make the file and its folder writable for you.</source>
        <translation>Machen Sie die Datei und ihren Ordner für sich beschreibbar.</translation>
    </message>
    <message>
        <source>the file is not ours, or of a later version of this program</source>
        <translation>die Datei gehört nicht uns oder stammt von einer späteren Version dieses Programms</translation>
    </message>
    <message>
        <source>Move it away; a new one is begun in its place.</source>
        <translation>Legen Sie sie weg; an ihrer Stelle wird eine neue begonnen.</translation>
    </message>
    <message>
        <source>nothing is kept of statements yet</source>
        <translation>von Anweisungen ist noch nichts aufgehoben</translation>
    </message>
    <message>
        <source>The desktop program keeps it while it runs.</source>
        <translation>Das Desktop-Programm hebt es auf, während es läuft.</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>It comes with the next slow round of this target.</source>
        <translation>Es kommt mit der nächsten langsamen Runde dieses Ziels.</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Es wird gezählt</translation>
    </message>
    <message>
        <source>The counters were read once. What they grew by is known after the second look, in about half a minute.</source>
        <translation>Die Zähler wurden einmal gelesen. Um wie viel sie wuchsen, zeigt der zweite Blick in etwa einer halben Minute.</translation>
    </message>
    <message>
        <source>pg_stat_statements is not installed</source>
        <translation>pg_stat_statements ist nicht installiert</translation>
    </message>
    <message>
        <source>The server has loaded it. Run CREATE EXTENSION pg_stat_statements in the database %1, to which the console is connected.</source>
        <translation>Der Server hat es geladen. Führen Sie CREATE EXTENSION pg_stat_statements in der Datenbank %1 aus, mit der die Konsole verbunden ist.</translation>
    </message>
    <message>
        <source>This server does not count its statements</source>
        <translation>Dieser Server zählt seine Anweisungen nicht</translation>
    </message>
    <message>
        <source>Add pg_stat_statements to shared_preload_libraries, restart the server, then run CREATE EXTENSION pg_stat_statements in the database %1.</source>
        <translation>Nehmen Sie pg_stat_statements in shared_preload_libraries auf, starten Sie den Server neu und führen Sie dann CREATE EXTENSION pg_stat_statements in der Datenbank %1 aus.</translation>
    </message>
    <message>
        <source>pg_stat_statements is older than this server</source>
        <translation>pg_stat_statements ist älter als dieser Server</translation>
    </message>
    <message>
        <source>Run ALTER EXTENSION pg_stat_statements UPDATE in the database %1.</source>
        <translation>Führen Sie ALTER EXTENSION pg_stat_statements UPDATE in der Datenbank %1 aus.</translation>
    </message>
    <message>
        <source>Our role may not see this</source>
        <translation>Unsere Rolle darf das nicht sehen</translation>
    </message>
    <message>
        <source>Grant pg_read_all_stats to the role this console uses, and USAGE on the schema of pg_stat_statements.</source>
        <translation>Erteilen Sie der Rolle dieser Konsole pg_read_all_stats und USAGE auf das Schema von pg_stat_statements.</translation>
    </message>
    <message>
        <source>The statements could not be read</source>
        <translation>Die Anweisungen konnten nicht gelesen werden</translation>
    </message>
    <message>
        <source>Top list incomplete: the server threw out entries %1 times to make room. Raise pg_stat_statements.max.</source>
        <translation>Rangliste unvollständig: Der Server warf %1-mal Einträge hinaus, um Platz zu schaffen. Erhöhen Sie pg_stat_statements.max.</translation>
    </message>
    <message>
        <source>The counters began anew within this time; what was counted just before is lost.</source>
        <translation>Die Zähler begannen in dieser Zeit von vorn; was kurz zuvor gezählt wurde, ist verloren.</translation>
    </message>
    <message>
        <source>The server keeps more than 5,000 entries; the busiest of them are read.</source>
        <translation>Der Server hält mehr als 5.000 Einträge; gelesen werden die mit der meisten Zeit.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries of other roles are hidden: grant pg_read_all_stats to the role of the console.</source>
        <translation>
            <numerusform>%n Eintrag anderer Rollen ist verborgen: Erteilen Sie der Rolle der Konsole pg_read_all_stats.</numerusform>
            <numerusform>%n Einträge anderer Rollen sind verborgen: Erteilen Sie der Rolle der Konsole pg_read_all_stats.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 slower</source>
        <translation>%1 langsamer</translation>
    </message>
    <message>
        <source>%1 faster</source>
        <translation>%1 schneller</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Compared with the same hour last week.</source>
        <translation>Verglichen mit derselben Stunde der letzten Woche.</translation>
    </message>
    <message>
        <source>Compared with the mean of the last seven days: the same hour last week was not watched.</source>
        <translation>Verglichen mit dem Mittel der letzten sieben Tage: Dieselbe Stunde der letzten Woche wurde nicht beobachtet.</translation>
    </message>
    <message>
        <source>A: %1. B: %2.</source>
        <translation>A: %1; B: %2.</translation>
    </message>
    <message>
        <source>Nothing is kept of the first stretch.</source>
        <translation>Vom ersten Zeitraum ist nichts aufgehoben.</translation>
    </message>
    <message>
        <source>Nothing of last week is kept yet to compare with.</source>
        <translation>Von der letzten Woche ist noch nichts zum Vergleichen aufgehoben.</translation>
    </message>
    <message>
        <source>The database %1 of this statement is not there any more.</source>
        <translation>Die Datenbank %1 dieser Anweisung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The statement ran in database %1, which takes no connections.</source>
        <translation>Die Anweisung lief in der Datenbank %1, die keine Verbindungen annimmt.</translation>
    </message>
    <message>
        <source>The statement ran in database %1, and the console&apos;s role may not connect to it.</source>
        <translation>Die Anweisung lief in der Datenbank %1, mit der sich die Rolle der Konsole nicht verbinden darf.</translation>
    </message>
    <message>
        <source>Grant it CONNECT on that database to see its plans.</source>
        <translation>Geben Sie ihr CONNECT auf diese Datenbank, um ihre Pläne zu sehen.</translation>
    </message>
</context>
<context>
    <name>StatementsCommand</name>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>mean A</source>
        <translation>Mittel A</translation>
    </message>
    <message>
        <source>mean B</source>
        <translation>Mittel B</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>The statements of a PostgreSQL target that took most time, as the desktop program remembers them.</source>
        <translation>Die Anweisungen eines PostgreSQL-Ziels, die am meisten Zeit brauchten, wie das Desktop-Programm sie gemerkt hat.</translation>
    </message>
    <message>
        <source>Of this target.</source>
        <translation>Dieses Ziels.</translation>
    </message>
    <message>
        <source>Up to now: 90s, 15m, 1h, 7d (default: 1h). Compared with the same hour last week.</source>
        <translation>Bis jetzt: 90s, 15m, 1h, 7d (Vorgabe: 1h). Verglichen mit derselben Stunde der letzten Woche.</translation>
    </message>
    <message>
        <source>Two stretches side by side: START[/LENGTH]..START[/LENGTH], each start as 2026-11-26T14:00 or how long ago, as 2d (default length: 1h).</source>
        <translation>Zwei Zeiträume nebeneinander: START[/LENGTH]..START[/LENGTH], jeder Beginn als 2026-11-26T14:00 oder wie lange her, etwa 2d (Länge ohne Angabe: 1h).</translation>
    </message>
    <message>
        <source>How many statements (default: 20).</source>
        <translation>Wie viele Anweisungen (Vorgabe: 20).</translation>
    </message>
    <message>
        <source>name a target with --target</source>
        <translation>nennen Sie ein Ziel mit --target</translation>
    </message>
    <message>
        <source>--last takes a time, as 15m</source>
        <translation>--last verlangt eine Zeit, etwa 15m</translation>
    </message>
    <message>
        <source>--top takes a number, from 1</source>
        <translation>--top verlangt eine Zahl ab 1</translation>
    </message>
    <message>
        <source>--compare takes two stretches, as 2026-11-26T14:00/30m..2h/30m</source>
        <translation>--compare verlangt zwei Zeiträume, etwa 2026-11-26T14:00/30m..2h/30m</translation>
    </message>
    <message>
        <source>there is no PostgreSQL target &apos;%1&apos; in this environment</source>
        <translation>in dieser Umgebung gibt es kein PostgreSQL-Ziel „%1“</translation>
    </message>
    <message>
        <source>nothing is kept of the statements of %1 in this time</source>
        <translation>von den Anweisungen von %1 ist aus dieser Zeit nichts aufgehoben</translation>
    </message>
    <message>
        <source>The desktop program keeps it while it runs.</source>
        <translation>Das Desktop-Programm hebt es auf, während es läuft.</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>%1 Write yes:</source>
        <translation>%1 Schreiben Sie yes:</translation>
    </message>
</context>
<context>
    <name>TypedStatement</name>
    <message>
        <source>COPY moves rows in a stream of its own, which is not shown.</source>
        <translation>COPY überträgt Zeilen in einem eigenen Strom, der nicht gezeigt wird.</translation>
    </message>
    <message>
        <source>Write the query itself.</source>
        <translation>Schreiben Sie die Abfrage selbst.</translation>
    </message>
    <message>
        <source>One row of the answer is larger than is received here.</source>
        <translation>Eine Zeile der Antwort ist größer, als hier empfangen wird.</translation>
    </message>
    <message>
        <source>Select less of it, for example with left() or substr().</source>
        <translation>Wählen Sie weniger davon aus, zum Beispiel mit left() oder substr().</translation>
    </message>
    <message>
        <source>There is no statement to run.</source>
        <translation>Es gibt keine Anweisung, die laufen könnte.</translation>
    </message>
    <message>
        <source>The statement is longer than a mebibyte.</source>
        <translation>Die Anweisung ist länger als ein Mebibyte.</translation>
    </message>
    <message>
        <source>The statement holds a character with the number 0, which no server takes.</source>
        <translation>Die Anweisung enthält ein Zeichen mit der Nummer 0, das kein Server annimmt.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>TiB</source>
        <translation>TiB</translation>
    </message>
    <message>
        <source>PiB</source>
        <translation>PiB</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>min</translation>
    </message>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>s</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>d</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message>
        <source>/s</source>
        <comment>a second</comment>
        <translation>/s</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>ms/s</source>
        <comment>milliseconds a second</comment>
        <translation>ms/s</translation>
    </message>
    <message>
        <source>/min</source>
        <comment>a minute</comment>
        <translation>/min</translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <comment>unit beside its number</comment>
        <translation>
            <numerusform>Tag</numerusform>
            <numerusform>Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>Vocabulary</name>
    <message>
        <source>primary</source>
        <translation>Primary</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>Replica</translation>
    </message>
    <message>
        <source>viewer</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>Verwalter</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>idle in transaction</source>
        <translation>untätig in Transaktion</translation>
    </message>
    <message>
        <source>idle in transaction (aborted)</source>
        <translation>untätig in Transaktion (abgebrochen)</translation>
    </message>
    <message>
        <source>fastpath function call</source>
        <translation>Fastpath-Funktionsaufruf</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>autovacuum launcher</source>
        <translation>Autovacuum-Starter</translation>
    </message>
    <message>
        <source>autovacuum worker</source>
        <translation>Autovacuum-Prozess</translation>
    </message>
    <message>
        <source>logical replication launcher</source>
        <translation>Starter der logischen Replikation</translation>
    </message>
    <message>
        <source>logical replication worker</source>
        <translation>Prozess der logischen Replikation</translation>
    </message>
    <message>
        <source>parallel worker</source>
        <translation>paralleler Helfer</translation>
    </message>
    <message>
        <source>background writer</source>
        <translation>Hintergrundschreiber</translation>
    </message>
    <message>
        <source>client backend</source>
        <translation>Clientsitzung</translation>
    </message>
    <message>
        <source>checkpointer</source>
        <translation>Checkpointer</translation>
    </message>
    <message>
        <source>archiver</source>
        <translation>Archivierer</translation>
    </message>
    <message>
        <source>standalone backend</source>
        <translation>Einzelbenutzersitzung</translation>
    </message>
    <message>
        <source>startup</source>
        <translation>Anlauf</translation>
    </message>
    <message>
        <source>walreceiver</source>
        <translation>WAL-Empfänger</translation>
    </message>
    <message>
        <source>walsender</source>
        <translation>WAL-Sender</translation>
    </message>
    <message>
        <source>walwriter</source>
        <translation>WAL-Schreiber</translation>
    </message>
    <message>
        <source>walsummarizer</source>
        <translation>WAL-Zusammenfasser</translation>
    </message>
    <message>
        <source>slotsync worker</source>
        <translation>Slot-Abgleich</translation>
    </message>
    <message>
        <source>io worker</source>
        <translation>E/A-Prozess</translation>
    </message>
    <message>
        <source>catchup</source>
        <translation>holt auf</translation>
    </message>
    <message>
        <source>streaming</source>
        <translation>überträgt</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>startet neu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>async</source>
        <translation>asynchron</translation>
    </message>
    <message>
        <source>potential</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>synchron</translation>
    </message>
    <message>
        <source>quorum</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>physical</source>
        <translation>physisch</translation>
    </message>
    <message>
        <source>logical</source>
        <translation>logisch</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>gesichert</translation>
    </message>
    <message>
        <source>extended</source>
        <translation>erweitert</translation>
    </message>
    <message>
        <source>unreserved</source>
        <translation>ungesichert</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>no route to the host</source>
        <translation>kein Weg zum Host</translation>
    </message>
    <message>
        <source>the network is unreachable</source>
        <translation>das Netz ist nicht erreichbar</translation>
    </message>
    <message>
        <source>its socket does not exist</source>
        <translation>sein Socket existiert nicht</translation>
    </message>
    <message>
        <source>it was shut down</source>
        <translation>er wurde heruntergefahren</translation>
    </message>
    <message>
        <source>one of its processes crashed</source>
        <translation>einer seiner Prozesse ist abgestürzt</translation>
    </message>
    <message>
        <source>it recovers from a crash</source>
        <translation>er erholt sich von einem Absturz</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>die Verbindung wurde geschlossen</translation>
    </message>
    <message>
        <source>it broke the connection off</source>
        <translation>die Verbindung wurde abgebrochen</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>no such name</source>
        <translation>den Namen gibt es nicht</translation>
    </message>
    <message>
        <source>the name server does not answer</source>
        <translation>der Nameserver antwortet nicht</translation>
    </message>
    <message>
        <source>server %1</source>
        <translation>Server %1</translation>
    </message>
    <message>
        <source>pool %1</source>
        <translation>Pool %1</translation>
    </message>
    <message>
        <source>Redis %1</source>
        <translation>Redis %1</translation>
    </message>
    <message>
        <source>endpoint %1</source>
        <translation>Endpunkt %1</translation>
    </message>
    <message>
        <source>host %1</source>
        <translation>Host %1</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>exporter %1</source>
        <translation>Exporter %1</translation>
    </message>
    <message>
        <source>job %1</source>
        <translation>Job %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 fails with it</source>
        <comment>one target</comment>
        <translation>%1 fällt mit aus</translation>
    </message>
    <message>
        <source>%1 fail with it</source>
        <comment>several targets</comment>
        <translation>%1 fallen mit aus</translation>
    </message>
    <message>
        <source>%1 depends on it</source>
        <comment>one target</comment>
        <translation>%1 hängt davon ab</translation>
    </message>
    <message>
        <source>%1 depend on it</source>
        <comment>several targets</comment>
        <translation>%1 hängen davon ab</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between clauses</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 is down</source>
        <translation>%1 ist ausgefallen</translation>
    </message>
    <message>
        <source>%1 has been down for %2</source>
        <translation>%1 ist seit %2 ausgefallen</translation>
    </message>
    <message>
        <source>%1 has been down for %2: %3</source>
        <translation>%1 ist seit %2 ausgefallen: %3</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>%1 has not answered for %2 (still connected)</source>
        <translation>%1 antwortet seit %2 nicht (noch verbunden)</translation>
    </message>
    <message>
        <source>%1 is starting or stopping</source>
        <translation>%1 startet oder stoppt</translation>
    </message>
    <message>
        <source>%1 has been starting or stopping for %2 and takes no connections</source>
        <translation>%1 startet oder stoppt seit %2 und nimmt keine Verbindungen an</translation>
    </message>
    <message>
        <source>%1 is out of connections</source>
        <translation>%1 hat keine Verbindung mehr frei</translation>
    </message>
    <message>
        <source>%1 has had no free connection for %2: whoever connects is turned away</source>
        <translation>%1 hat seit %2 keine Verbindung mehr frei: neue werden abgewiesen</translation>
    </message>
    <message>
        <source>%1 does not let us in</source>
        <translation>%1 lässt uns nicht ein</translation>
    </message>
    <message>
        <source>%1 does not let user %2 in from here: pg_hba.conf has no line for it; not tried again</source>
        <translation>%1 lässt den Benutzer %2 von hier nicht ein: pg_hba.conf hat keine Zeile dafür; kein neuer Versuch</translation>
    </message>
    <message>
        <source>%1 refused the password</source>
        <translation>%1 hat das Passwort abgelehnt</translation>
    </message>
    <message>
        <source>%1 refused the password; not tried again: enter a new one</source>
        <translation>%1 hat das Passwort abgelehnt; kein neuer Versuch: neues eingeben</translation>
    </message>
    <message>
        <source>%1 refused the password for user %2; not tried again: enter a new one</source>
        <translation>%1 hat das Passwort des Benutzers %2 abgelehnt; kein neuer Versuch: neues eingeben</translation>
    </message>
    <message>
        <source>%1 refused access</source>
        <translation>%1 verweigert den Zugang</translation>
    </message>
    <message>
        <source>%1 refused access: %2; not tried again</source>
        <translation>%1 verweigert den Zugang: %2; kein neuer Versuch</translation>
    </message>
    <message>
        <source>the certificate of %1 has expired</source>
        <translation>das Zertifikat von %1 ist abgelaufen</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired: clients that verify it cannot connect</source>
        <translation>Das Zertifikat von %1 ist abgelaufen: wer es prüft, kann sich nicht verbinden</translation>
    </message>
    <message>
        <source>the certificate of %1 is not valid yet</source>
        <translation>das Zertifikat von %1 gilt noch nicht</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: compare the clocks of both machines</source>
        <translation>Das Zertifikat von %1 gilt noch nicht: Uhren beider Maschinen vergleichen</translation>
    </message>
    <message>
        <source>the certificate of %1 was revoked</source>
        <translation>das Zertifikat von %1 ist widerrufen</translation>
    </message>
    <message>
        <source>The certificate of %1 was revoked by its authority</source>
        <translation>Das Zertifikat von %1 hat seine Zertifizierungsstelle widerrufen</translation>
    </message>
    <message>
        <source>the certificate of %1 is for another name</source>
        <translation>das Zertifikat von %1 gilt für einen anderen Namen</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another name than the one we connect to</source>
        <translation>Das Zertifikat von %1 gilt für einen anderen Namen als den, mit dem wir uns verbinden</translation>
    </message>
    <message>
        <source>the certificate of %1 is from an unknown authority</source>
        <translation>das Zertifikat von %1 stammt von einer unbekannten Stelle</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority this machine does not know</source>
        <translation>Das Zertifikat von %1 stammt von einer Zertifizierungsstelle, die diese Maschine nicht kennt</translation>
    </message>
    <message>
        <source>%1 offers no encryption</source>
        <translation>%1 bietet keine Verschlüsselung</translation>
    </message>
    <message>
        <source>%1 offers no encryption, but the environment asks for it</source>
        <translation>%1 bietet keine Verschlüsselung, aber die Umgebung verlangt sie</translation>
    </message>
    <message>
        <source>%1 cannot be trusted</source>
        <translation>%1 ist nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>%1 cannot be trusted: %2</source>
        <translation>%1 ist nicht vertrauenswürdig: %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched</source>
        <translation>%1 lässt sich nicht überwachen</translation>
    </message>
    <message>
        <source>The address of %1 cannot be found: %2</source>
        <translation>Die Adresse von %1 ist nicht zu finden: %2</translation>
    </message>
    <message>
        <source>What answers at the address of %1 speaks another protocol: %2</source>
        <translation>Was an der Adresse von %1 antwortet, spricht ein anderes Protokoll: %2</translation>
    </message>
    <message>
        <source>%1 cannot be watched: its password was not found (%2)</source>
        <translation>%1 lässt sich nicht überwachen: sein Passwort wurde nicht gefunden (%2)</translation>
    </message>
    <message>
        <source>%1 cannot be watched: %2</source>
        <translation>%1 lässt sich nicht überwachen: %2</translation>
    </message>
    <message>
        <source>Nothing is watched yet.</source>
        <translation>Noch wird nichts überwacht.</translation>
    </message>
    <message numerus="yes">
        <source>All %n targets are fine.</source>
        <translation>
            <numerusform>Das eine Ziel ist in Ordnung.</numerusform>
            <numerusform>Alle %n Ziele sind in Ordnung.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is known yet.</source>
        <translation>Noch ist nichts bekannt.</translation>
    </message>
    <message>
        <source>No problem is known; %1 has no current figures.</source>
        <comment>one target</comment>
        <translation>Kein Problem bekannt; %1 hat keine aktuellen Werte.</translation>
    </message>
    <message>
        <source>No problem is known; %1 have no current figures.</source>
        <comment>several targets</comment>
        <translation>Kein Problem bekannt; %1 haben keine aktuellen Werte.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems.</source>
        <translation>
            <numerusform>%n Problem.</numerusform>
            <numerusform>%n Probleme.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other targets are fine</source>
        <translation>
            <numerusform>%n weiteres Ziel ist in Ordnung</numerusform>
            <numerusform>%n weitere Ziele sind in Ordnung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have no current figures.</source>
        <translation>
            <numerusform>%n hat keine aktuellen Werte.</numerusform>
            <numerusform>%n haben keine aktuellen Werte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All other %n targets are fine.</source>
        <translation>
            <numerusform>Das andere Ziel ist in Ordnung.</numerusform>
            <numerusform>Alle anderen %n Ziele sind in Ordnung.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>figure, of which part</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, for %3</source>
        <translation>%1: %2, seit %3</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1: %2 is %3, limit %4, for %5</source>
        <translation>%1: %2 ist %3, Grenze %4, seit %5</translation>
    </message>
    <message numerus="yes">
        <source>%n sessions wait for a lock on %1</source>
        <translation>
            <numerusform>%n Sitzung wartet auf %1 auf eine Sperre</numerusform>
            <numerusform>%n Sitzungen warten auf %1 auf eine Sperre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for a lock, the longest for %2</source>
        <translation>
            <numerusform>%n Sitzung auf %1 wartet auf eine Sperre, seit %2</numerusform>
            <numerusform>%n Sitzungen auf %1 warten auf eine Sperre, am längsten seit %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for session %2</source>
        <translation>
            <numerusform>%n Sitzung auf %1 wartet auf Sitzung %2</numerusform>
            <numerusform>%n Sitzungen auf %1 warten auf Sitzung %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, which sits idle in its transaction; the longest for %2</source>
        <translation>%1, die untätig in ihrer Transaktion steht; am längsten seit %2</translation>
    </message>
    <message>
        <source>%1, the longest for %2</source>
        <translation>%1, am längsten seit %2</translation>
    </message>
    <message>
        <source>%1 has lost its master</source>
        <translation>%1 hat seinen Master verloren</translation>
    </message>
    <message>
        <source>%1 has lost its master for %2: what it answers grows old</source>
        <translation>%1 hat seit %2 seinen Master verloren: was es antwortet, veraltet</translation>
    </message>
    <message>
        <source>replay on %1 is paused</source>
        <translation>Replay auf %1 ist angehalten</translation>
    </message>
    <message>
        <source>%1 has had its replay paused for %2: it receives, but what it answers grows old</source>
        <translation>Auf %1 ist das Replay seit %2 angehalten: er empfängt, aber was er antwortet, veraltet</translation>
    </message>
    <message>
        <source>%1 receives no WAL</source>
        <translation>%1 empfängt kein WAL</translation>
    </message>
    <message>
        <source>%1 has received no WAL for %2: it is not connected to its primary</source>
        <translation>%1 empfängt seit %2 kein WAL: keine Verbindung zum Primary</translation>
    </message>
    <message>
        <source>the link of %1 is silent</source>
        <translation>Leitung von %1 ist still</translation>
    </message>
    <message>
        <source>%1 is connected to its primary but has heard nothing for %2</source>
        <translation>%1 ist mit seinem Primary verbunden, hat aber seit %2 nichts gehört</translation>
    </message>
    <message>
        <source>%1 is %2 behind</source>
        <translation>%1 liegt %2 zurück</translation>
    </message>
    <message>
        <source>%1 is %2 behind its primary (limit %3): it receives, but replays too slowly</source>
        <translation>%1 liegt %2 hinter seinem Primary (Grenze %3): er empfängt, spielt aber zu langsam ein</translation>
    </message>
    <message numerus="yes">
        <source>%n standbys of %1 are missing</source>
        <translation>
            <numerusform>%n Standby von %1 fehlt</numerusform>
            <numerusform>%n Standbys von %1 fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expected standbys have not streamed from %1 for %2</source>
        <translation>
            <numerusform>%n erwarteter Standby streamt seit %2 nicht von %1</numerusform>
            <numerusform>%n erwartete Standbys streamen seit %2 nicht von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has missed its standby %2 for %3</source>
        <comment>one standby</comment>
        <translation>%1 vermisst seit %3 seinen Standby %2</translation>
    </message>
    <message>
        <source>%1 has missed its standbys %2 for %3</source>
        <comment>several standbys</comment>
        <translation>%1 vermisst seit %3 seine Standbys %2</translation>
    </message>
    <message>
        <source>%1 archives too slowly</source>
        <translation>%1 archiviert zu langsam</translation>
    </message>
    <message numerus="yes">
        <source>%n WAL files of %1 wait for the archive</source>
        <translation>
            <numerusform>%n WAL-Datei von %1 wartet auf das Archiv</numerusform>
            <numerusform>%n WAL-Dateien von %1 warten auf das Archiv</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has failed to archive its WAL for %2</source>
        <translation>%1 kann sein WAL seit %2 nicht archivieren</translation>
    </message>
    <message>
        <source>%1 cannot archive its WAL</source>
        <translation>%1 kann sein WAL nicht archivieren</translation>
    </message>
    <message numerus="yes">
        <source>; %n files wait</source>
        <comment>WAL files</comment>
        <translation>
            <numerusform>; %n Datei wartet</numerusform>
            <numerusform>; %n Dateien warten</numerusform>
        </translation>
    </message>
    <message>
        <source>slot %1 of %2 is lost</source>
        <translation>Slot %1 von %2 ist verloren</translation>
    </message>
    <message>
        <source>%1 has removed WAL that slot %2 needed: its reader must be built anew</source>
        <translation>%1 hat WAL entfernt, das Slot %2 brauchte: sein Leser ist neu aufzubauen</translation>
    </message>
    <message>
        <source>slot %1 of %2 is about to be lost</source>
        <translation>Slot %1 von %2 geht bald verloren</translation>
    </message>
    <message>
        <source>%1 may remove WAL that slot %2 still needs at its next checkpoint</source>
        <translation>%1 kann beim nächsten Checkpoint WAL entfernen, das Slot %2 noch braucht</translation>
    </message>
    <message>
        <source>%1 has had nobody read its slot %2 for %3</source>
        <translation>Auf %1 liest seit %3 niemand den Slot %2</translation>
    </message>
    <message>
        <source>slot %1 of %2 is unused</source>
        <translation>Slot %1 von %2 ist ungenutzt</translation>
    </message>
    <message>
        <source>; it keeps %1 of WAL</source>
        <translation>; er hält %1 WAL zurück</translation>
    </message>
    <message>
        <source>slot %1 of %2 keeps %3</source>
        <translation>Slot %1 von %2 hält %3 zurück</translation>
    </message>
    <message>
        <source>%1 keeps %2 of WAL for slot %3 (limit %4)</source>
        <translation>%1 hält %2 WAL für Slot %3 zurück (Grenze %4)</translation>
    </message>
    <message>
        <source>%1 answers slowly</source>
        <translation>%1 antwortet langsam</translation>
    </message>
    <message>
        <source>%1 takes %2 to answer (limit %3), for %4</source>
        <translation>%1 braucht %2 für eine Antwort (Grenze %3), seit %4</translation>
    </message>
    <message>
        <source>%1 fails %2 of its requests</source>
        <translation>%1 scheitert bei %2 seiner Anfragen</translation>
    </message>
    <message>
        <source>%1 fails</source>
        <translation>%1 scheitert</translation>
    </message>
    <message>
        <source>%1 answered wrongly at times in the last %2</source>
        <translation>%1 hat in den letzten %2 zeitweise falsch geantwortet</translation>
    </message>
    <message>
        <source>%1 has answered %2 instead of %3 for %4</source>
        <translation>%1 antwortet seit %4 mit %2 statt %3</translation>
    </message>
    <message>
        <source>%1 has not answered what is expected of it for %2</source>
        <translation>%1 antwortet seit %2 nicht wie erwartet</translation>
    </message>
    <message>
        <source>; %1 of the last requests failed</source>
        <translation>; %1 der letzten Anfragen schlugen fehl</translation>
    </message>
    <message numerus="yes">
        <source>%n clients wait on %1</source>
        <translation>
            <numerusform>%n Client wartet an %1</numerusform>
            <numerusform>%n Clients warten an %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients of %1 wait for a server connection, the longest for %2</source>
        <translation>
            <numerusform>%n Client von %1 wartet auf eine Serververbindung, seit %2</numerusform>
            <numerusform>%n Clients von %1 warten auf eine Serververbindung, am längsten seit %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has its disk %2 %3 full</source>
        <translation>Auf %1 ist die Platte %2 zu %3 voll</translation>
    </message>
    <message>
        <source>, %1 left</source>
        <translation>, noch %1 frei</translation>
    </message>
    <message>
        <source>, full in %1 if it goes on like this</source>
        <translation>, bei diesem Tempo voll in %1</translation>
    </message>
    <message>
        <source>%1 has a disk that is %2 full</source>
        <translation>%1 hat eine Platte, die zu %2 voll ist</translation>
    </message>
    <message>
        <source>standby %1 of %2 is behind</source>
        <translation>Standby %1 von %2 liegt zurück</translation>
    </message>
    <message>
        <source>%1 is ahead of its standby %2 by %3 (limit %4), for %5</source>
        <translation>%1 ist seinem Standby %2 um %3 voraus (Grenze %4), seit %5</translation>
    </message>
    <message>
        <source>%1 has %2 of its connections in use</source>
        <translation>%1 nutzt %2 seiner Verbindungen</translation>
    </message>
    <message>
        <source>%1 has had %2 of its connections in use (limit %3) for %4</source>
        <translation>%1 nutzt seit %4 %2 seiner Verbindungen (Grenze %3)</translation>
    </message>
    <message>
        <source>a session on %1 sits idle in a transaction</source>
        <translation>Sitzung auf %1 steht untätig in einer Transaktion</translation>
    </message>
    <message>
        <source>%1 has a session that has sat idle in a transaction for %2 (limit %3)</source>
        <translation>Auf %1 steht eine Sitzung seit %2 untätig in einer Transaktion (Grenze %3)</translation>
    </message>
    <message>
        <source>a transaction on %1 is %2 old</source>
        <translation>Transaktion auf %1 ist %2 alt</translation>
    </message>
    <message>
        <source>%1 has a transaction that has been open for %2 (limit %3)</source>
        <translation>Auf %1 ist eine Transaktion seit %2 offen (Grenze %3)</translation>
    </message>
    <message>
        <source>a query on %1 runs for %2</source>
        <translation>Abfrage auf %1 läuft seit %2</translation>
    </message>
    <message>
        <source>%1 has a query that has been running for %2 (limit %3)</source>
        <translation>Auf %1 läuft eine Abfrage seit %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>the certificate of %1 expires soon</source>
        <translation>das Zertifikat von %1 läuft bald ab</translation>
    </message>
    <message numerus="yes">
        <source>The certificate of %1 expires in %n days: renew it</source>
        <translation>
            <numerusform>Das Zertifikat von %1 läuft in %n Tag ab: erneuern</numerusform>
            <numerusform>Das Zertifikat von %1 läuft in %n Tagen ab: erneuern</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot save its data</source>
        <translation>%1 kann seine Daten nicht sichern</translation>
    </message>
    <message>
        <source>%1 has failed to save its data for %2 and may refuse writes</source>
        <translation>%1 kann seine Daten seit %2 nicht sichern und lehnt womöglich Schreibzugriffe ab</translation>
    </message>
    <message>
        <source>%1 is loading</source>
        <translation>%1 lädt</translation>
    </message>
    <message>
        <source>%1 has been loading its data for %2 and answers no command yet</source>
        <translation>%1 lädt seit %2 seine Daten und beantwortet noch keinen Befehl</translation>
    </message>
    <message>
        <source>%1 ran out of memory</source>
        <translation>%1 hatte keinen Speicher mehr</translation>
    </message>
    <message>
        <source>%1 ran out of memory: the kernel killed a process</source>
        <translation>%1 hatte keinen Speicher mehr: der Kernel hat einen Prozess beendet</translation>
    </message>
    <message>
        <source>%1 gives no sign of life</source>
        <translation>%1 gibt kein Lebenszeichen</translation>
    </message>
    <message>
        <source>%1 gave its last sign of life %2 ago (limit %3)</source>
        <translation>%1 gab das letzte Lebenszeichen vor %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>%1 is a standby and nobody is primary</source>
        <translation>%1 ist Standby, und niemand ist Primary</translation>
    </message>
    <message>
        <source>%1 and its standbys have had no primary for %2: nobody takes writes</source>
        <translation>%1 und seine Standbys haben seit %2 keinen Primary: niemand nimmt Schreibzugriffe an</translation>
    </message>
    <message>
        <source>%1 are primaries of the same cluster</source>
        <comment>two or more servers</comment>
        <translation>%1 sind Primarys desselben Clusters</translation>
    </message>
    <message>
        <source>%1 have taken writes as primaries of the same cluster for %2: stop all but one</source>
        <translation>%1 nehmen seit %2 als Primarys desselben Clusters Schreibzugriffe an: alle bis auf einen stoppen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what will happen, in what time</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) wait on %1</source>
        <translation>
            <numerusform>%n Client wartet an %1</numerusform>
            <numerusform>%n Clients warten an %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 still answers</source>
        <translation>%1 antwortet noch</translation>
    </message>
    <message>
        <source>slot %1 of %2 keeps dead rows</source>
        <translation>Slot %1 von %2 hält tote Zeilen fest</translation>
    </message>
    <message>
        <source>%1 has had dead rows kept for its slot %2 for %3 (limit %4): tables grow until it moves on</source>
        <translation>%1 behält für den Slot %2 tote Zeilen seit %3 (Grenze %4): Tabellen wachsen, bis er weiterrückt</translation>
    </message>
    <message>
        <source>slot %1 of %2 decodes on disk</source>
        <translation>Slot %1 von %2 dekodiert auf der Platte</translation>
    </message>
    <message>
        <source>%1 writes %2 to disk while it decodes for slot %3 (limit %4): logical_decoding_work_mem is too small</source>
        <translation>%1 schreibt beim Dekodieren für Slot %3 %2 auf die Platte (Grenze %4): logical_decoding_work_mem ist zu klein</translation>
    </message>
    <message>
        <source>session %1</source>
        <translation>Sitzung %1</translation>
    </message>
    <message>
        <source>session %1 (%2)</source>
        <translation>Sitzung %1 (%2)</translation>
    </message>
    <message>
        <source>standby %1</source>
        <comment>holds dead rows back</comment>
        <translation>Standby %1</translation>
    </message>
    <message>
        <source>slot %1</source>
        <comment>holds dead rows back</comment>
        <translation>Slot %1</translation>
    </message>
    <message>
        <source>prepared transaction %1</source>
        <comment>holds dead rows back</comment>
        <translation>vorbereitete Transaktion %1</translation>
    </message>
    <message>
        <source>dead rows on %1 are kept</source>
        <translation>tote Zeilen auf %1 werden festgehalten</translation>
    </message>
    <message>
        <source>%1 has not been able to clean up dead rows for %2 (limit %3)</source>
        <translation>%1 kann seit %2 tote Zeilen nicht aufräumen (Grenze %3)</translation>
    </message>
    <message>
        <source>%1 keeps dead rows on %2</source>
        <translation>%1 hält auf %2 tote Zeilen fest</translation>
    </message>
    <message>
        <source>%1 has not been able to clean up dead rows for %2 (limit %3) because of %4: tables grow until it ends or moves on</source>
        <translation>%1 kann seit %2 tote Zeilen nicht aufräumen (Grenze %3), wegen: %4. Tabellen wachsen, bis das endet oder weiterrückt</translation>
    </message>
    <message>
        <source>a prepared transaction on %1 is %2 old</source>
        <translation>eine vorbereitete Transaktion auf %1 ist %2 alt</translation>
    </message>
    <message>
        <source>%1 has had a prepared transaction %2 for %3 (limit %4): commit it or roll it back, it holds its locks until then</source>
        <translation>Auf %1 ist die vorbereitete Transaktion %2 seit %3 offen (Grenze %4): bestätigen oder zurückrollen, bis dahin hält sie ihre Sperren</translation>
    </message>
    <message>
        <source>%1 has had a prepared transaction for %2 (limit %3): commit it or roll it back, it holds its locks until then</source>
        <translation>Auf %1 ist eine vorbereitete Transaktion seit %2 offen (Grenze %3): bestätigen oder zurückrollen, bis dahin hält sie ihre Sperren</translation>
    </message>
    <message>
        <source>%1 has damaged data</source>
        <translation>%1 hat beschädigte Daten</translation>
    </message>
    <message numerus="yes">
        <source>%1 has found %n damaged pages: check its disks, do not trust its backups since, and restore from a good one or fail over</source>
        <translation>
            <numerusform>%1 hat %n beschädigte Seite gefunden: Platten prüfen, Sicherungen seither nicht trauen, aus einer guten wiederherstellen oder umschalten</numerusform>
            <numerusform>%1 hat %n beschädigte Seiten gefunden: Platten prüfen, Sicherungen seither nicht trauen, aus einer guten wiederherstellen oder umschalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings of %1 wait for a restart</source>
        <translation>
            <numerusform>%n Einstellung von %1 wartet auf einen Neustart</numerusform>
            <numerusform>%n Einstellungen von %1 warten auf einen Neustart</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed settings of %1 count only after its next restart</source>
        <translation>
            <numerusform>%n geänderte Einstellung von %1 gilt erst nach dem nächsten Neustart</numerusform>
            <numerusform>%n geänderte Einstellungen von %1 gelten erst nach dem nächsten Neustart</numerusform>
        </translation>
    </message>
    <message>
        <source>the lock table of %1 is %2 full</source>
        <translation>die Sperrtabelle von %1 ist zu %2 voll</translation>
    </message>
    <message>
        <source>%1 has its table of locks %2 full (limit %3): when it is full, statements on many tables fail</source>
        <translation>Die Sperrtabelle von %1 ist zu %2 voll (Grenze %3): Ist sie voll, scheitern Anweisungen über viele Tabellen</translation>
    </message>
    <message>
        <source>%1 has deadlocks</source>
        <translation>%1 hat Deadlocks</translation>
    </message>
    <message>
        <source>%1 has had to cancel %2 transactions a minute that waited for each other (limit %3), for %4</source>
        <translation>%1 musste je Minute %2 Transaktionen abbrechen, die aufeinander warteten (Grenze %3), seit %4</translation>
    </message>
    <message>
        <source>subscription %1 of %2 fails</source>
        <translation>Abonnement %1 von %2 scheitert</translation>
    </message>
    <message>
        <source>%1 has failed to apply what its subscription %2 receives for %3: nothing arrives, and its publisher keeps its WAL</source>
        <translation>%1 kann seit %3 nicht anwenden, was das Abonnement %2 empfängt: Nichts kommt an, und der Publisher behält sein WAL</translation>
    </message>
    <message>
        <source>%1 runs out of transaction ids</source>
        <translation>%1 gehen die Transaktions-IDs aus</translation>
    </message>
    <message>
        <source>%1 has used %2 of its transaction ids (limit %3): vacuum its oldest database before it refuses all writes</source>
        <translation>%1 hat %2 der Transaktions-IDs verbraucht (Grenze %3): Vacuum der ältesten Datenbank, bevor der Server jedes Schreiben verweigert</translation>
    </message>
    <message>
        <source>vacuum on %1 does not get through</source>
        <translation>Vacuum auf %1 kommt nicht durch</translation>
    </message>
    <message>
        <source>%1 has its oldest transaction id at %2 of the age at which autovacuum is forced (limit %3): something keeps vacuum from finishing</source>
        <translation>Die älteste Transaktions-ID von %1 steht bei %2 des Alters, ab dem Autovacuum erzwungen wird (Grenze %3): Etwas hält das Vacuum auf</translation>
    </message>
    <message>
        <source>%1 runs out of row-lock ids</source>
        <translation>%1 gehen die Zeilensperren-IDs aus</translation>
    </message>
    <message>
        <source>%1 has used %2 of its ids for shared row locks (limit %3): vacuum its oldest database before it refuses them</source>
        <translation>%1 hat %2 der IDs für geteilte Zeilensperren verbraucht (Grenze %3): Vacuum der ältesten Datenbank, bevor der Server sie verweigert</translation>
    </message>
    <message>
        <source>%1 spends its time compiling</source>
        <translation>%1 verbringt seine Zeit mit Übersetzen</translation>
    </message>
    <message>
        <source>%1 spends %2 of its run time compiling statements (limit %3): raise jit_above_cost or switch jit off</source>
        <translation>%1 verbringt %2 der Laufzeit mit dem Übersetzen von Anweisungen (Grenze %3): jit_above_cost erhöhen oder jit abschalten</translation>
    </message>
    <message>
        <source>a vacuum on %1 runs for %2</source>
        <translation>ein Vacuum auf %1 läuft seit %2</translation>
    </message>
    <message>
        <source>%1 has a vacuum that has been running for %2 (limit %3)</source>
        <translation>Auf %1 läuft ein Vacuum seit %2 (Grenze %3)</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>einer Tabelle</translation>
    </message>
    <message>
        <source>%1 falls behind with vacuum</source>
        <translation>%1 kommt mit Vacuum nicht nach</translation>
    </message>
    <message>
        <source>%1 has dead rows in %2 that reach %3 of the point where autovacuum starts (limit %4)</source>
        <translation>%1 hat in %2 tote Zeilen, die %3 des Punktes erreichen, an dem Autovacuum beginnt (Grenze %4)</translation>
    </message>
    <message>
        <source>%1 has had a table due for a vacuum for %2 (limit %3)</source>
        <translation>Auf %1 ist eine Tabelle seit %2 für ein Vacuum fällig (Grenze %3)</translation>
    </message>
    <message>
        <source>%1 plans with old statistics</source>
        <translation>%1 plant mit alter Statistik</translation>
    </message>
    <message>
        <source>%1 has had a table due for an analyze for %2 (limit %3)</source>
        <translation>Auf %1 ist eine Tabelle seit %2 für eine Analyse fällig (Grenze %3)</translation>
    </message>
    <message numerus="yes">
        <source>%n invalid indexes on %1</source>
        <translation>
            <numerusform>%n ungültiger Index auf %1</numerusform>
            <numerusform>%n ungültige Indizes auf %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n indexes of %1 are invalid: no query uses them, each write pays for them</source>
        <translation>
            <numerusform>%n Index von %1 ist ungültig: Keine Abfrage nutzt ihn, jedes Schreiben zahlt für ihn</numerusform>
            <numerusform>%n Indizes von %1 sind ungültig: Keine Abfrage nutzt sie, jedes Schreiben zahlt für sie</numerusform>
        </translation>
    </message>
    <message>
        <source>a sequence</source>
        <translation>einer Sequenz</translation>
    </message>
    <message>
        <source>a sequence of %1 is %2 used up</source>
        <translation>eine Sequenz von %1 ist zu %2 verbraucht</translation>
    </message>
    <message>
        <source>%1 has given away %2 of the numbers of %3 (limit %4): at the end inserts fail</source>
        <translation>%1 hat %2 der Nummern von %3 vergeben (Grenze %4): Am Ende scheitert das Einfügen</translation>
    </message>
    <message>
        <source>%1 has a bloated table or index</source>
        <translation>%1 hat eine aufgeblähte Tabelle oder einen aufgeblähten Index</translation>
    </message>
    <message>
        <source>%1 has a table or index that is %2 empty, by estimate (limit %3)</source>
        <translation>%1 hat eine Tabelle oder einen Index, der geschätzt zu %2 leer ist (Grenze %3)</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>%1 von %2 übrig</translation>
    </message>
    <message>
        <source>nothing of %1 left</source>
        <translation>nichts von %1 übrig</translation>
    </message>
    <message>
        <source>the error budget of %1 burns %2 times too fast</source>
        <translation>das Fehlerbudget von %1 wird %2-mal zu schnell verbraucht</translation>
    </message>
    <message>
        <source>The error budget &quot;%1&quot; of %2 has burnt %3 times too fast for %4: bad for %5 in %6, %7</source>
        <translation>Das Fehlerbudget &quot;%1&quot; von %2 wird seit %4 %3-mal zu schnell verbraucht: %5 schlecht in %6, %7</translation>
    </message>
    <message>
        <source>If it goes on like this, %1, on %2 (now %3, confidence %4)</source>
        <translation>Wenn es so weitergeht: %1, am %2 (jetzt %3, Zuverlässigkeit %4)</translation>
    </message>
    <message>
        <source>%1 is unreachable</source>
        <translation>%1 ist unerreichbar</translation>
    </message>
    <message>
        <source>%1 has been unreachable for %2: %3</source>
        <translation>%1 ist seit %2 unerreichbar: %3</translation>
    </message>
    <message numerus="yes">
        <source>No problem but %n muted one(s).</source>
        <translation>
            <numerusform>Kein Problem außer %n stummgeschalteten.</numerusform>
            <numerusform>Kein Problem außer %n stummgeschalteten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n muted: %1.</source>
        <translation>
            <numerusform>%n stummgeschaltet: %1.</numerusform>
            <numerusform>%n stummgeschaltet: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients wait on %1, which is paused</source>
        <translation>
            <numerusform>%n Client wartet an %1, der angehalten ist</numerusform>
            <numerusform>%n Clients warten an %1, der angehalten ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clients of %1 wait for a server connection, the longest for %2: it is paused, until somebody resumes it</source>
        <translation>
            <numerusform>%n Client von %1 wartet auf eine Serververbindung, seit %2: er ist angehalten, bis ihn jemand fortsetzt</numerusform>
            <numerusform>%n Clients von %1 warten auf eine Serververbindung, am längsten seit %2: er ist angehalten, bis ihn jemand fortsetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 turns away %2 of its requests</source>
        <translation>%1 weist %2 der Anfragen ab</translation>
    </message>
    <message>
        <source>%1 has answered 429, too many requests, for %2: %3 of the last requests were turned away</source>
        <translation>%1 antwortet seit %2 mit 429, zu viele Anfragen: %3 der letzten Anfragen wurden abgewiesen</translation>
    </message>
    <message>
        <source>No figure is bad, but the health of %1 is: the security audit found something critical.</source>
        <translation>Kein Messwert ist schlecht, aber die Gesundheit von %1: Die Sicherheitsprüfung fand etwas Kritisches.</translation>
    </message>
    <message>
        <source>The security audit found something critical on %1.</source>
        <translation>Die Sicherheitsprüfung hat auf %1 etwas Kritisches gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for a prepared transaction, which one is not known; the longest for %2</source>
        <translation>
            <numerusform>%n Sitzung auf %1 wartet auf eine vorbereitete Transaktion, welche ist nicht bekannt; seit %2</numerusform>
            <numerusform>%n Sitzungen auf %1 warten auf eine vorbereitete Transaktion, welche ist nicht bekannt; am längsten seit %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions on %1 wait for prepared transaction %2 (%3, database %4, prepared %5 ago): commit it or roll it back; the longest for %6</source>
        <translation>
            <numerusform>%n Sitzung auf %1 wartet auf die vorbereitete Transaktion %2 (%3, Datenbank %4, vor %5 vorbereitet): bestätigen oder zurückrollen; seit %6</numerusform>
            <numerusform>%n Sitzungen auf %1 warten auf die vorbereitete Transaktion %2 (%3, Datenbank %4, vor %5 vorbereitet): bestätigen oder zurückrollen; am längsten seit %6</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, which holds %2 and sits idle in its transaction; the longest for %3</source>
        <translation>%1, die %2 hält und untätig in ihrer Transaktion steht; am längsten seit %3</translation>
    </message>
    <message>
        <source>%1, which holds %2; the longest for %3</source>
        <translation>%1, die %2 hält; am längsten seit %3</translation>
    </message>
    <message>
        <source>the last good backup of %1 is %2 old</source>
        <translation>die letzte gute Sicherung von %1 ist %2 alt</translation>
    </message>
    <message>
        <source>%1 has had no good backup for %2 (limit %3): see why the last one did not run or failed, and make one now</source>
        <translation>%1 hat seit %2 keine gute Sicherung (Grenze %3): nachsehen, warum die letzte nicht lief oder scheiterte, und jetzt eine machen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>What answers there is no Alertmanager of API v2.</source>
        <translation>Was dort antwortet, ist kein Alertmanager mit API v2.</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Free space or make the file writable.</source>
        <translation>Platz schaffen oder die Datei beschreibbar machen.</translation>
    </message>
</context>
<context>
    <name>acts</name>
    <message>
        <source>carry out an act</source>
        <translation>eine Handlung ausführen</translation>
    </message>
    <message>
        <source>There is no act &quot;%1&quot;.</source>
        <translation>Es gibt keine Handlung „%1“.</translation>
    </message>
    <message>
        <source>Our login on %1 may not do this.</source>
        <translation>Unsere Anmeldung an %1 darf das nicht.</translation>
    </message>
    <message>
        <source>Connect with a login that the server lets do it.</source>
        <translation>Mit einer Anmeldung verbinden, der der Server es erlaubt.</translation>
    </message>
    <message>
        <source>%1 is another server than the one that was shown.</source>
        <translation>%1 ist ein anderer Server als der angezeigte.</translation>
    </message>
    <message>
        <source>Look at it again and decide anew.</source>
        <translation>Noch einmal ansehen und neu entscheiden.</translation>
    </message>
    <message>
        <source>A reason is missing.</source>
        <translation>Es fehlt ein Grund.</translation>
    </message>
    <message>
        <source>Say why, in a few words: it stands in the journal.</source>
        <translation>In wenigen Worten sagen, warum: Es steht im Journal.</translation>
    </message>
    <message>
        <source>The name does not match.</source>
        <translation>Der Name stimmt nicht überein.</translation>
    </message>
    <message>
        <source>Type %1 to confirm.</source>
        <translation>Zur Bestätigung %1 eingeben.</translation>
    </message>
    <message>
        <source>Session %1 has ended or does something else by now; nothing was sent.</source>
        <translation>Sitzung %1 ist beendet oder tut inzwischen etwas anderes; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>signal session %1</source>
        <translation>Sitzung %1 signalisieren</translation>
    </message>
    <message>
        <source>Our login on %1 may do more than look.</source>
        <translation>Unsere Anmeldung auf %1 darf mehr als nachsehen.</translation>
    </message>
    <message>
        <source>Name one that only looks: add &quot;reader: {user: ..., credential: ...}&quot; to this target in the environment file.</source>
        <translation>Nennen Sie eine, die nur nachsieht: Fügen Sie diesem Ziel in der Umgebungsdatei „reader: {user: ..., credential: ...}“ hinzu.</translation>
    </message>
    <message>
        <source>This console may only look.</source>
        <translation>Diese Konsole darf nur zusehen.</translation>
    </message>
    <message>
        <source>Ask whoever keeps the journal for the role of an operator.</source>
        <translation>Wer das Journal verwaltet, kann die Rolle eines Operators geben.</translation>
    </message>
</context>
<context>
    <name>alerts</name>
    <message>
        <source>it is watched no longer</source>
        <translation>wird nicht mehr überwacht</translation>
    </message>
    <message>
        <source>fires after %1</source>
        <translation>löst nach %1 aus</translation>
    </message>
    <message>
        <source>it resolved</source>
        <translation>er ist behoben</translation>
    </message>
    <message>
        <source>it became worse</source>
        <translation>er wurde schlimmer</translation>
    </message>
    <message>
        <source>%1 is watched; this comes each minute.</source>
        <translation>%1 wird überwacht; dies kommt jede Minute.</translation>
    </message>
    <message>
        <source>keep the alerts in %1</source>
        <translation>Alarme in %1 aufbewahren</translation>
    </message>
    <message>
        <source>Alerts are found all the same; after a restart they begin anew.</source>
        <translation>Alarme werden trotzdem gefunden; nach einem Neustart beginnen sie von vorn.</translation>
    </message>
    <message>
        <source>there is none yet</source>
        <translation>es gibt noch keine</translation>
    </message>
    <message>
        <source>a newer program wrote it</source>
        <translation>ein neueres Programm hat sie geschrieben</translation>
    </message>
    <message>
        <source>the finding is muted on screen</source>
        <translation>der Befund ist auf dem Bildschirm stummgeschaltet</translation>
    </message>
    <message>
        <source>by %1 until %2: %3</source>
        <translation>von %1 bis %2: %3</translation>
    </message>
    <message>
        <source>its time is over</source>
        <translation>die Zeit ist abgelaufen</translation>
    </message>
    <message>
        <source>no sample for %1</source>
        <translation>kein Messwert seit %1</translation>
    </message>
    <message>
        <source>bad again %1 after it was over</source>
        <translation>%1 nach dem Ende wieder schlecht</translation>
    </message>
    <message>
        <source>its source tells again</source>
        <translation>die Quelle meldet sich wieder</translation>
    </message>
    <message>
        <source>bad for %1</source>
        <translation>seit %1 schlecht</translation>
    </message>
    <message>
        <source>good again before it fired</source>
        <translation>wieder gut, bevor er auslöste</translation>
    </message>
    <message>
        <source>good for %1</source>
        <translation>seit %1 gut</translation>
    </message>
    <message>
        <source>%n changes in 10 minutes</source>
        <translation>%n Wechsel in 10 Minuten</translation>
    </message>
    <message>
        <source>%1%2: %3 has no value, for %4.</source>
        <translation>%1%2: %3 hat keinen Wert, seit %4.</translation>
    </message>
    <message>
        <source>%1%2: %3 reaches its end in %4 (warning at %5).</source>
        <translation>%1%2: %3 ist in %4 am Ende (Warnung bei %5).</translation>
    </message>
    <message>
        <source>%1%2: %3 is %4, far from the %5 that are usual at this hour, for %6.</source>
        <translation>%1%2: %3 beträgt %4, weit entfernt von den um diese Zeit üblichen %5, seit %6.</translation>
    </message>
    <message>
        <source>%1: the error budget &quot;%2&quot; burns %3 times as fast as it may, for %4.</source>
        <translation>%1: Das Fehlerbudget „%2“ wird seit %4 %3-mal so schnell verbraucht, wie es darf.</translation>
    </message>
    <message>
        <source>%1%2: %3 was past its limit %4 times within %5 (limit %6).</source>
        <translation>%1%2: %3 lag in %5 %4-mal jenseits der Grenze (Grenze %6).</translation>
    </message>
    <message>
        <source>%1%2: %3 is %4 % of all within %5 (limit %6 %).</source>
        <translation>%1%2: %3 beträgt in %5 %4 % von allem (Grenze %6 %).</translation>
    </message>
    <message>
        <source>%1%2: %3 is %4 times what it was before (limit %5), for %6.</source>
        <translation>%1%2: %3 ist das %4-Fache von vorher (Grenze %5), seit %6.</translation>
    </message>
    <message>
        <source>%1 % of the servers of cluster %2 are gone, for %3.</source>
        <translation>%1 % der Server des Clusters %2 sind weg, seit %3.</translation>
    </message>
    <message>
        <source>due, but nobody is told: %1</source>
        <translation>fällig, aber niemand wird benachrichtigt: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no matcher</source>
        <translation>„%1“ ist keine Bedingung</translation>
    </message>
    <message>
        <source>Write LABEL=PATTERN or LABEL!=PATTERN, as target=shop-*.</source>
        <translation>Schreiben Sie MERKMAL=MUSTER oder MERKMAL!=MUSTER, etwa target=shop-*.</translation>
    </message>
    <message>
        <source>an alert has no label %1</source>
        <translation>ein Alarm hat kein Merkmal %1</translation>
    </message>
    <message>
        <source>Write one of: %1</source>
        <translation>Schreiben Sie eines von: %1</translation>
    </message>
    <message>
        <source>See quarterdeckctl alerts --help.</source>
        <translation>Siehe quarterdeckctl alerts --help.</translation>
    </message>
    <message>
        <source>It does not say which alerts are meant.</source>
        <translation>Es ist nicht gesagt, welche Alarme gemeint sind.</translation>
    </message>
    <message>
        <source>Nobody says so.</source>
        <translation>Niemand sagt es.</translation>
    </message>
    <message>
        <source>It needs a reason.</source>
        <translation>Es braucht einen Grund.</translation>
    </message>
    <message>
        <source>A reason has at most %1 characters.</source>
        <translation>Ein Grund hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>It needs an end that is still to come.</source>
        <translation>Es braucht ein Ende, das noch bevorsteht.</translation>
    </message>
    <message>
        <source>It may last %1 at most.</source>
        <translation>Es darf höchstens %1 dauern.</translation>
    </message>
    <message>
        <source>It may begin within %1.</source>
        <translation>Es darf innerhalb von %1 beginnen.</translation>
    </message>
    <message>
        <source>silence %1 of %2 by %3, from %4 until %5: %6</source>
        <translation>Stummschaltung %1 von %2 durch %3, ab %4 bis %5: %6</translation>
    </message>
    <message>
        <source>maintenance %1 of %2 by %3, from %4 until %5: %6</source>
        <translation>Wartung %1 von %2 durch %3, ab %4 bis %5: %6</translation>
    </message>
    <message>
        <source>acknowledgement %1 of %2 by %3, from %4 until %5: %6</source>
        <translation>Bestätigung %1 von %2 durch %3, ab %4 bis %5: %6</translation>
    </message>
    <message>
        <source>keep silences in %1</source>
        <translation>Stummschaltungen von Alarmen in %1 aufbewahren</translation>
    </message>
    <message>
        <source>Free space or make the file writable; what is not on disk does not hold.</source>
        <translation>Schaffen Sie Platz oder machen Sie die Datei beschreibbar; was nicht auf der Platte steht, gilt nicht.</translation>
    </message>
    <message>
        <source>there is no folder for the state</source>
        <translation>es gibt keinen Ordner für den Zustand</translation>
    </message>
    <message>
        <source>another program is writing it</source>
        <translation>ein anderes Programm schreibt sie gerade</translation>
    </message>
    <message>
        <source>there are %1 already, no more can be</source>
        <translation>es gibt schon %1, mehr gehen nicht</translation>
    </message>
    <message>
        <source>There is none, or more than one, whose id begins so.</source>
        <translation>Es gibt keine oder mehr als eine, deren Kennung so beginnt.</translation>
    </message>
    <message>
        <source>silenced (%1)</source>
        <translation>stummgeschaltet (%1)</translation>
    </message>
    <message>
        <source>in a maintenance window (%1)</source>
        <translation>in einem Wartungsfenster (%1)</translation>
    </message>
    <message>
        <source>explained by another alert (%1)</source>
        <translation>durch einen anderen Alarm erklärt (%1)</translation>
    </message>
    <message>
        <source>acknowledged by %1 until %2</source>
        <translation>bestätigt von %1 bis %2</translation>
    </message>
    <message>
        <source>flapping</source>
        <translation>flatternd</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>firing</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>behoben</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>uptime</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>application performance</source>
        <translation>Leistung der Anwendung</translation>
    </message>
    <message>
        <source>infrastructure</source>
        <translation>Infrastruktur</translation>
    </message>
    <message>
        <source>pending: bad, not yet for long enough</source>
        <translation>ausstehend: schlecht, noch nicht lange genug</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>fired</source>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>fired again</source>
        <translation>erneut ausgelöst</translation>
    </message>
    <message>
        <source>due: persons are told</source>
        <translation>fällig: Personen werden benachrichtigt</translation>
    </message>
    <message>
        <source>became critical</source>
        <translation>wurde kritisch</translation>
    </message>
    <message>
        <source>is a warning again</source>
        <translation>ist wieder eine Warnung</translation>
    </message>
    <message>
        <source>unknown: its source is silent</source>
        <translation>unbekannt: die Quelle schweigt</translation>
    </message>
    <message>
        <source>known again</source>
        <translation>wieder bekannt</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>stummgeschaltet</translation>
    </message>
    <message>
        <source>no longer silenced</source>
        <translation>nicht mehr stummgeschaltet</translation>
    </message>
    <message>
        <source>explained by another alert</source>
        <translation>durch einen anderen Alarm erklärt</translation>
    </message>
    <message>
        <source>no longer explained by another alert</source>
        <translation>nicht mehr durch einen anderen Alarm erklärt</translation>
    </message>
    <message>
        <source>in a maintenance window</source>
        <translation>in einem Wartungsfenster</translation>
    </message>
    <message>
        <source>the maintenance window is over</source>
        <translation>das Wartungsfenster ist vorbei</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>no longer acknowledged</source>
        <translation>nicht mehr bestätigt</translation>
    </message>
    <message>
        <source>flapping: comes and goes</source>
        <translation>flattert: kommt und geht</translation>
    </message>
    <message>
        <source>flaps no longer</source>
        <translation>flattert nicht mehr</translation>
    </message>
    <message>
        <source>alive</source>
        <translation>am Leben</translation>
    </message>
    <message>
        <source>As long as this is seen each minute, alerts come through. When it stops, look after the watcher.</source>
        <translation>Solange dies jede Minute zu sehen ist, kommen Alarme durch. Bleibt es aus, sehen Sie nach dem Wächter.</translation>
    </message>
    <message>
        <source>Ask its owner to commit or end it; an old transaction keeps dead rows and locks.</source>
        <translation>Bitten Sie den Eigentümer, sie abzuschließen; eine alte Transaktion hält tote Zeilen und Sperren fest.</translation>
    </message>
    <message>
        <source>Bring back who reads from the slot, or drop the slot before the disk is full of what is kept for it.</source>
        <translation>Bringen Sie den Leser des Slots zurück, oder löschen Sie den Slot, bevor die Platte voll ist mit dem, was für ihn aufgehoben wird.</translation>
    </message>
    <message>
        <source>Compare with the database behind it and with the newest release.</source>
        <translation>Vergleichen Sie mit der Datenbank dahinter und mit dem neuesten Release.</translation>
    </message>
    <message>
        <source>Correct the password, the certificate or the address of this target; nothing of it is watched until then.</source>
        <translation>Berichtigen Sie Passwort, Zertifikat oder Adresse dieses Ziels; bis dahin wird nichts davon überwacht.</translation>
    </message>
    <message>
        <source>End idle sessions, or let the pool in front hold fewer connections; then find who opened them.</source>
        <translation>Beenden Sie untätige Sitzungen, oder lassen Sie den Pool davor weniger Verbindungen halten; finden Sie dann heraus, wer sie geöffnet hat.</translation>
    </message>
    <message>
        <source>End what keeps the horizon, then vacuum the oldest tables; at the end the server takes no writes.</source>
        <translation>Beenden Sie, was den Horizont festhält, dann leeren Sie die ältesten Tabellen mit VACUUM; am Ende nimmt der Server keine Schreibvorgänge mehr an.</translation>
    </message>
    <message>
        <source>Find the process that grew; the kernel ends one by itself when nothing is left.</source>
        <translation>Suchen Sie den Prozess, der gewachsen ist; ist nichts mehr übrig, beendet der Kernel selbst einen.</translation>
    </message>
    <message>
        <source>Find what fails or is slow behind this objective; stop the change that began it.</source>
        <translation>Suchen Sie, was hinter diesem Ziel fehlschlägt oder langsam ist; halten Sie die Änderung an, mit der es begann.</translation>
    </message>
    <message>
        <source>Find what grows, free space that is safe to free (never the log of the database by hand), or enlarge the disk.</source>
        <translation>Suchen Sie, was wächst, geben Sie gefahrlos freizugebenden Platz frei (nie von Hand das Log der Datenbank), oder vergrößern Sie die Platte.</translation>
    </message>
    <message>
        <source>Find which application opened them, end idle sessions, and let a pool hold them.</source>
        <translation>Suchen Sie die Anwendung, die sie geöffnet hat, beenden Sie untätige Sitzungen, und lassen Sie einen Pool sie halten.</translation>
    </message>
    <message>
        <source>Find who sends it, by user and application; slow them down in the pool or at the entrance.</source>
        <translation>Suchen Sie nach Benutzer und Anwendung, wer es sendet; bremsen Sie im Pool oder am Eingang.</translation>
    </message>
    <message>
        <source>Follow the advice beside the table; it has the statement ready.</source>
        <translation>Folgen Sie dem Rat neben der Tabelle; die Anweisung steht dort bereit.</translation>
    </message>
    <message>
        <source>Look at its memory, its clients and its log; what is evicted or refused is missing in the service.</source>
        <translation>Sehen Sie nach Speicher, Clients und Log; was verdrängt oder abgewiesen wird, fehlt im Dienst.</translation>
    </message>
    <message>
        <source>Look at its plan and what it waits for; cancel it if nobody waits for its answer.</source>
        <translation>Sehen Sie nach Plan und Wartegrund; brechen Sie sie ab, wenn niemand auf die Antwort wartet.</translation>
    </message>
    <message>
        <source>Look at the session at the head of the queue; cancel it, and end it if that does not help.</source>
        <translation>Sehen Sie nach der Sitzung am Kopf der Schlange; brechen Sie sie ab, und beenden Sie sie, wenn das nicht hilft.</translation>
    </message>
    <message>
        <source>Look at the sessions and statements of this server at the time it began.</source>
        <translation>Sehen Sie nach den Sitzungen und Anweisungen dieses Servers zu der Zeit, als es begann.</translation>
    </message>
    <message>
        <source>Look at which process takes it on this host; move load away or give the host more.</source>
        <translation>Sehen Sie nach, welcher Prozess es auf diesem Host braucht; verlagern Sie Last, oder geben Sie dem Host mehr.</translation>
    </message>
    <message>
        <source>Look at who holds the server connections of the pool; resize it only if the server has room.</source>
        <translation>Sehen Sie nach, wer die Serververbindungen des Pools hält; vergrößern Sie ihn nur, wenn der Server Platz hat.</translation>
    </message>
    <message>
        <source>Look what keeps the log, a slot or the archive; free it before the disk is full.</source>
        <translation>Sehen Sie nach, was das Log festhält, ein Slot oder das Archiv; lösen Sie es, bevor die Platte voll ist.</translation>
    </message>
    <message>
        <source>Look where the time goes, in the service or in the database behind it, and at the newest release.</source>
        <translation>Sehen Sie nach, wo die Zeit bleibt, im Dienst oder in der Datenbank dahinter, und nach dem neuesten Release.</translation>
    </message>
    <message>
        <source>Look whether its process runs and its host answers; its log says why it ended. Start it again, or fail over.</source>
        <translation>Sehen Sie nach, ob der Prozess läuft und der Host antwortet; das Log sagt, warum er endete. Starten Sie neu, oder schwenken Sie um.</translation>
    </message>
    <message>
        <source>Look whether the job still runs and what its last run said.</source>
        <translation>Sehen Sie nach, ob der Auftrag noch läuft und was sein letzter Lauf gesagt hat.</translation>
    </message>
    <message>
        <source>Look whether the standby runs, its stream is connected and its disk keeps up. Do not fail over to it meanwhile.</source>
        <translation>Sehen Sie nach, ob der Standby läuft, sein Strom verbunden ist und seine Platte mitkommt. Schwenken Sie so lange nicht auf ihn um.</translation>
    </message>
    <message>
        <source>No server of this cluster answers. Look at what they share (host, network, storage) before starting single ones.</source>
        <translation>Kein Server dieses Clusters antwortet. Sehen Sie nach dem, was sie teilen (Host, Netz, Speicher), bevor Sie einzelne starten.</translation>
    </message>
    <message>
        <source>Open the endpoint, read the service&apos;s log, and look at the database and the pool behind it.</source>
        <translation>Öffnen Sie den Endpunkt, lesen Sie das Log des Dienstes, und sehen Sie nach Datenbank und Pool dahinter.</translation>
    </message>
    <message>
        <source>Read the server&apos;s log for the statements; take locks in one order and retry.</source>
        <translation>Suchen Sie die Anweisungen im Log des Servers; nehmen Sie Sperren in einer Reihenfolge, und wiederholen Sie.</translation>
    </message>
    <message>
        <source>Renew the certificate and reload; clients that verify are turned away when it ends.</source>
        <translation>Erneuern Sie das Zertifikat und laden Sie neu; prüfende Clients werden abgewiesen, wenn es abläuft.</translation>
    </message>
    <message>
        <source>Run the archive command by hand and read its error; without the archive there is no restore to now.</source>
        <translation>Führen Sie den Archivbefehl von Hand aus und lesen Sie den Fehler; ohne Archiv gibt es keine Wiederherstellung bis jetzt.</translation>
    </message>
    <message>
        <source>Stop writing to the one that should not be primary at once; then find out which has what the other lacks.</source>
        <translation>Schreiben Sie sofort nicht mehr auf den, der nicht Primary sein soll; klären Sie dann, welcher hat, was dem anderen fehlt.</translation>
    </message>
    <message>
        <source>Stop writing, take the disk out of use, restore the damaged blocks from a backup or a standby.</source>
        <translation>Schreiben Sie nicht weiter, nehmen Sie die Platte außer Betrieb, stellen Sie die beschädigten Blöcke aus einer Sicherung oder von einem Standby wieder her.</translation>
    </message>
    <message>
        <source>Widen the column and its sequence before it is used up; then every insert fails.</source>
        <translation>Verbreitern Sie Spalte und Sequenz, bevor sie verbraucht ist; dann scheitert jedes Einfügen.</translation>
    </message>
    <message numerus="yes">
        <source>The maintenance window %1 of %2 ends at %3 and still hides %n alert(s): %4</source>
        <translation>
            <numerusform>Das Wartungsfenster %1 von %2 endet um %3 und verbirgt noch %n Alarm: %4</numerusform>
            <numerusform>Das Wartungsfenster %1 von %2 endet um %3 und verbirgt noch %n Alarme: %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The silence %1 of %2 ends at %3 and still hides %n alert(s): %4</source>
        <translation>
            <numerusform>Die Stummschaltung %1 von %2 endet um %3 und verbirgt noch %n Alarm: %4</numerusform>
            <numerusform>Die Stummschaltung %1 von %2 endet um %3 und verbirgt noch %n Alarme: %4</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert fires.</source>
        <translation>Kein Alarm ist ausgelöst.</translation>
    </message>
    <message numerus="yes">
        <source>%n critical alert(s)</source>
        <translation>
            <numerusform>%n kritischer Alarm</numerusform>
            <numerusform>%n kritische Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Without inhibition: %1.</source>
        <translation>Ohne Unterdrückung: %1.</translation>
    </message>
    <message>
        <source>Firing: %1.</source>
        <translation>Ausgelöst: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them explained by another one</source>
        <translation>
            <numerusform>%n davon durch einen anderen erklärt</numerusform>
            <numerusform>%n davon durch einen anderen erklärt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more explained by another one</source>
        <translation>
            <numerusform>%n weiterer durch einen anderen erklärt</numerusform>
            <numerusform>%n weitere durch einen anderen erklärt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nobody is told of %n</source>
        <translation>
            <numerusform>über %n wird niemand benachrichtigt</numerusform>
            <numerusform>über %n wird niemand benachrichtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n ausstehend</numerusform>
            <numerusform>%n ausstehend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, for %2.</source>
        <translation>%1, seit %2.</translation>
    </message>
    <message>
        <source>%1 has no value</source>
        <translation>%1 hat keinen Wert</translation>
    </message>
    <message>
        <source>%1 nears its end</source>
        <translation>%1 geht zu Ende</translation>
    </message>
    <message>
        <source>%1 is unusual</source>
        <translation>%1 ist ungewöhnlich</translation>
    </message>
    <message>
        <source>%1: the error budget &quot;%2&quot; burns</source>
        <translation>%1: das Fehlerbudget „%2“ wird aufgebraucht</translation>
    </message>
    <message>
        <source>%1 was often past its limit</source>
        <translation>%1 war oft jenseits der Grenze</translation>
    </message>
    <message>
        <source>%1 is %2 % of all</source>
        <translation>%1 macht %2 % von allem aus</translation>
    </message>
    <message>
        <source>%1 surges</source>
        <translation>%1 steigt sprunghaft</translation>
    </message>
    <message>
        <source>servers of cluster %1 are gone</source>
        <translation>Server des Clusters %1 sind weg</translation>
    </message>
    <message>
        <source>silence of %1</source>
        <translation>Stummschaltung von %1</translation>
    </message>
    <message>
        <source>maintenance of %1</source>
        <translation>Wartung von %1</translation>
    </message>
    <message>
        <source>from %1 until %2, by %3</source>
        <translation>von %1 bis %2, durch %3</translation>
    </message>
    <message numerus="yes">
        <source>until %1, by %2, hides %n</source>
        <translation>
            <numerusform>bis %1, durch %2, verbirgt %n</numerusform>
            <numerusform>bis %1, durch %2, verbirgt %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>If it began now it would hide %n active alert(s):</source>
        <translation>
            <numerusform>Begänne es jetzt, verbärge es %n aktiven Alarm:</numerusform>
            <numerusform>Begänne es jetzt, verbärge es %n aktive Alarme:</numerusform>
        </translation>
    </message>
    <message>
        <source>If it began now it would hide nothing.</source>
        <translation>Begänne es jetzt, verbärge es nichts.</translation>
    </message>
    <message numerus="yes">
        <source>It hides %n alert(s) that are active now:</source>
        <translation>
            <numerusform>Es verbirgt %n Alarm, der jetzt aktiv ist:</numerusform>
            <numerusform>Es verbirgt %n Alarme, die jetzt aktiv sind:</numerusform>
        </translation>
    </message>
    <message>
        <source>It hides nothing that is active now.</source>
        <translation>Es verbirgt nichts, was jetzt aktiv ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n critical one(s) match but are not covered.</source>
        <translation>
            <numerusform>%n kritischer passt, wird aber nicht abgedeckt.</numerusform>
            <numerusform>%n kritische passen, werden aber nicht abgedeckt.</numerusform>
        </translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>erklärt</translation>
    </message>
    <message>
        <source>Extend the silence or the window, or be ready to hear of what it hides.</source>
        <translation>Verlängern Sie die Stummschaltung oder das Fenster, oder seien Sie bereit, von dem zu hören, was sie verbergen.</translation>
    </message>
    <message>
        <source>make the file readable</source>
        <translation>die Datei lesbar machen</translation>
    </message>
    <message>
        <source>write enter: {warning: 1, critical: 2}</source>
        <translation>enter: {warning: 1, critical: 2} schreiben</translation>
    </message>
    <message>
        <source>the rule %1 names no metric</source>
        <translation>die Regel %1 nennt keine Größe</translation>
    </message>
    <message>
        <source>write &apos;metric: &apos; and the id of a figure</source>
        <translation>&apos;metric: &apos; und die id einer Größe schreiben</translation>
    </message>
    <message>
        <source>the warning before the end of a silence has an id of its own</source>
        <translation>die Warnung vor dem Ende einer Stummschaltung hat eine eigene id</translation>
    </message>
    <message>
        <source>write &apos;- id: %1&apos;</source>
        <translation>&apos;- id: %1&apos; schreiben</translation>
    </message>
    <message>
        <source>the rule %1 names no condition</source>
        <translation>die Regel %1 nennt keinen Zustand</translation>
    </message>
    <message>
        <source>write condition: {down: critical}</source>
        <translation>condition: {down: critical} schreiben</translation>
    </message>
    <message>
        <source>the rule %1 lacks rules or limits</source>
        <translation>der Regel %1 fehlen Regeln oder Grenzen</translation>
    </message>
    <message>
        <source>write composite: {rules: [target.down]} and enter: {critical: 100}</source>
        <translation>composite: {rules: [target.down]} und enter: {critical: 100} schreiben</translation>
    </message>
    <message>
        <source>the rule %1 is a share of nothing</source>
        <translation>die Regel %1 ist ein Anteil von nichts</translation>
    </message>
    <message>
        <source>write share: {of: another.metric}</source>
        <translation>share: {of: andere.größe} schreiben</translation>
    </message>
    <message>
        <source>the rule %1 has no limits</source>
        <translation>die Regel %1 hat keine Grenzen</translation>
    </message>
    <message>
        <source>the figure %1 has no limits of its own</source>
        <translation>die Größe %1 hat keine eigenen Grenzen</translation>
    </message>
    <message>
        <source>a surge is seen in a window that is shorter than the one it is held against</source>
        <translation>ein Anstieg zeigt sich in einem Fenster, das kürzer ist als das Fenster, an dem er gemessen wird</translation>
    </message>
    <message>
        <source>write window: 1min, against: 15min</source>
        <translation>window: 1min, against: 15min schreiben</translation>
    </message>
    <message>
        <source>less than one deviation is no anomaly</source>
        <translation>weniger als eine Abweichung ist keine Anomalie</translation>
    </message>
    <message>
        <source>write deviations: 4</source>
        <translation>deviations: 4 schreiben</translation>
    </message>
    <message>
        <source>the warning limit lies behind the critical one</source>
        <translation>die Grenze der Warnung liegt hinter der kritischen</translation>
    </message>
    <message>
        <source>exchange them, or write below: true</source>
        <translation>vertauschen, oder below: true schreiben</translation>
    </message>
    <message>
        <source>it would clear while it is still bad</source>
        <translation>sie würde enden, während es noch schlecht ist</translation>
    </message>
    <message>
        <source>clear on the good side of the limit at which it enters</source>
        <translation>auf der guten Seite der Grenze enden lassen, bei der sie beginnt</translation>
    </message>
    <message>
        <source>this limit can never, or is always, passed</source>
        <translation>diese Grenze wird nie oder immer überschritten</translation>
    </message>
    <message>
        <source>write one that a good figure does not reach and a bad one does</source>
        <translation>eine schreiben, die ein guter Wert nicht erreicht und ein schlechter schon</translation>
    </message>
    <message>
        <source>more than 100 % is never reached</source>
        <translation>mehr als 100 % wird nie erreicht</translation>
    </message>
    <message>
        <source>write a limit of at most 100</source>
        <translation>eine Grenze von höchstens 100 schreiben</translation>
    </message>
    <message>
        <source>%1 is no condition</source>
        <translation>%1 ist kein Zustand</translation>
    </message>
    <message>
        <source>write one of: down, not_answering, starting, no_slots, refused, untrusted, misconfigured</source>
        <translation>eines davon schreiben: down, not_answering, starting, no_slots, refused, untrusted, misconfigured</translation>
    </message>
    <message>
        <source>a condition is warning or critical</source>
        <translation>ein Zustand ist warning oder critical</translation>
    </message>
    <message>
        <source>write one of them</source>
        <translation>eines davon schreiben</translation>
    </message>
    <message>
        <source>a pair of windows is warning or critical</source>
        <translation>ein Fensterpaar ist warning oder critical</translation>
    </message>
    <message>
        <source>write long, short, rate and severity</source>
        <translation>long, short, rate und severity schreiben</translation>
    </message>
    <message>
        <source>write {long: 1h, short: 5min, rate: 14.4, severity: critical}</source>
        <translation>{long: 1h, short: 5min, rate: 14.4, severity: critical} schreiben</translation>
    </message>
    <message>
        <source>a pair needs a long window and a shorter one</source>
        <translation>ein Paar braucht ein langes Fenster und ein kürzeres</translation>
    </message>
    <message>
        <source>a pair needs a rate above zero</source>
        <translation>ein Paar braucht eine Rate über null</translation>
    </message>
    <message>
        <source>there are no windows</source>
        <translation>es gibt keine Fenster</translation>
    </message>
    <message>
        <source>write windows: [{long: 1h, short: 5min, rate: 14.4, severity: critical}], or burn: true</source>
        <translation>windows: [{long: 1h, short: 5min, rate: 14.4, severity: critical}] schreiben, oder burn: true</translation>
    </message>
    <message>
        <source>remove it or correct its spelling</source>
        <translation>entfernen oder die Schreibweise berichtigen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs keys of its own</source>
        <translation>&apos;%1&apos; braucht eigene Schlüssel</translation>
    </message>
    <message>
        <source>see resources/docs/alerts.md</source>
        <translation>siehe resources/docs/alerts.md</translation>
    </message>
    <message>
        <source>this is no file of rules</source>
        <translation>das ist keine Datei mit Regeln</translation>
    </message>
    <message>
        <source>write &apos;rules:&apos; and a list of rules</source>
        <translation>&apos;rules:&apos; und eine Liste von Regeln schreiben</translation>
    </message>
    <message>
        <source>write &apos;rules&apos; or &apos;figures&apos;</source>
        <translation>&apos;rules&apos; oder &apos;figures&apos; schreiben</translation>
    </message>
    <message>
        <source>&apos;rules&apos; is a list</source>
        <translation>&apos;rules&apos; ist eine Liste</translation>
    </message>
    <message>
        <source>write &apos;- id: some.name&apos; for each rule</source>
        <translation>für jede Regel &apos;- id: ein.name&apos; schreiben</translation>
    </message>
    <message>
        <source>a row of figures needs metrics, layer, owner and do</source>
        <translation>eine Zeile unter figures braucht metrics, layer, owner und do</translation>
    </message>
    <message>
        <source>write all four</source>
        <translation>alle vier schreiben</translation>
    </message>
    <message>
        <source>no figure begins like %1</source>
        <translation>keine Größe beginnt wie %1</translation>
    </message>
    <message>
        <source>write the beginning of the id of a figure</source>
        <translation>den Anfang der id einer Größe schreiben</translation>
    </message>
    <message>
        <source>a rule has no &apos;id&apos;</source>
        <translation>einer Regel fehlt &apos;id&apos;</translation>
    </message>
    <message>
        <source>write &apos;- id: some.name&apos;</source>
        <translation>&apos;- id: ein.name&apos; schreiben</translation>
    </message>
    <message>
        <source>there is a rule %1 already</source>
        <translation>die Regel %1 gibt es schon</translation>
    </message>
    <message>
        <source>give one of the two another id</source>
        <translation>einer der beiden eine andere id geben</translation>
    </message>
    <message>
        <source>there is no rule %1 to take out</source>
        <translation>es gibt keine Regel %1, die herauszunehmen wäre</translation>
    </message>
    <message>
        <source>see quarterdeckctl alerts rules</source>
        <translation>siehe quarterdeckctl alerts rules</translation>
    </message>
    <message>
        <source>a rule is of one kind</source>
        <translation>eine Regel ist von einer Art</translation>
    </message>
    <message>
        <source>make two rules of it</source>
        <translation>zwei Regeln daraus machen</translation>
    </message>
    <message>
        <source>the rule %1 is of another kind</source>
        <translation>die Regel %1 ist von anderer Art</translation>
    </message>
    <message>
        <source>give yours an id of its own, and take the other one out with off: true</source>
        <translation>der eigenen eine eigene id geben und die andere mit off: true herausnehmen</translation>
    </message>
    <message>
        <source>did you mean &apos;%1&apos;?</source>
        <translation>war &apos;%1&apos; gemeint?</translation>
    </message>
    <message>
        <source>no data is unknown, alert or ignore</source>
        <translation>no_data ist unknown, alert oder ignore</translation>
    </message>
    <message>
        <source>write targets, tiers or items</source>
        <translation>targets, tiers oder items schreiben</translation>
    </message>
    <message>
        <source>an inhibition needs rules and through</source>
        <translation>eine Unterdrückung braucht rules und through</translation>
    </message>
    <message>
        <source>write {rules: [&quot;metric/pg.*&quot;], through: [same]}</source>
        <translation>{rules: [&quot;metric/pg.*&quot;], through: [same]} schreiben</translation>
    </message>
    <message>
        <source>%1 is no way from one target to another</source>
        <translation>%1 ist kein Weg von einem Ziel zum anderen</translation>
    </message>
    <message>
        <source>write one of: %1</source>
        <translation>eines davon schreiben: %1</translation>
    </message>
    <message>
        <source>rules mute each other in a ring: %1</source>
        <translation>Regeln schalten einander im Kreis stumm: %1</translation>
    </message>
    <message>
        <source>let one of them mute nothing of the others</source>
        <translation>eine von ihnen nichts von den anderen stummschalten lassen</translation>
    </message>
    <message>
        <source>unknown key %1</source>
        <translation>unbekannter Schlüssel %1</translation>
    </message>
    <message>
        <source>this names nothing</source>
        <translation>das nennt nichts</translation>
    </message>
    <message>
        <source>write a name or a list of names</source>
        <translation>einen Namen oder eine Liste von Namen schreiben</translation>
    </message>
    <message>
        <source>limits need a warning or a critical one</source>
        <translation>Grenzen brauchen warning oder critical</translation>
    </message>
    <message>
        <source>write {warning: 1, critical: 2}</source>
        <translation>{warning: 1, critical: 2} schreiben</translation>
    </message>
    <message>
        <source>write warning or critical</source>
        <translation>warning oder critical schreiben</translation>
    </message>
    <message>
        <source>nobody measures %1</source>
        <translation>niemand misst %1</translation>
    </message>
    <message>
        <source>write the id of a figure of the catalogue or of the environment file</source>
        <translation>die id einer Größe des Katalogs oder der Umgebungsdatei schreiben</translation>
    </message>
    <message>
        <source>%1 is no layer</source>
        <translation>%1 ist keine Schicht</translation>
    </message>
    <message>
        <source>write uptime, errors, performance or infrastructure</source>
        <translation>uptime, errors, performance oder infrastructure schreiben</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>Find the statement that reads much from the disk, or what pushed the data out of memory, by the time it began.</source>
        <translation>Suchen Sie nach der Zeit des Beginns die Anweisung, die viel von der Platte liest, oder was die Daten aus dem Speicher verdrängt hat.</translation>
    </message>
    <message>
        <source>Find who sends so many requests, by address and key; slow them down at the entrance, or raise the limit.</source>
        <translation>Suchen Sie nach Adresse und Schlüssel, wer so viele Anfragen sendet; bremsen Sie am Eingang, oder heben Sie die Grenze an.</translation>
    </message>
    <message>
        <source>Find whose clients vanish, by the addresses in the server&apos;s log; look at that application and at the network between.</source>
        <translation>Suchen Sie nach den Adressen im Log des Servers, wessen Clients verschwinden; sehen Sie nach dieser Anwendung und nach dem Netz dazwischen.</translation>
    </message>
    <message>
        <source>Look whether keys were flushed, evicted or renamed with a release; until the cache is warm the database has the load.</source>
        <translation>Sehen Sie nach, ob Schlüssel geleert, verdrängt oder mit einem Release umbenannt wurden; bis der Cache warm ist, hat die Datenbank die Last.</translation>
    </message>
    <message>
        <source>Nothing burns at this moment, but the budget will not last. Find what failed in these days, and plan its repair.</source>
        <translation>Im Augenblick brennt nichts, aber das Budget wird nicht reichen. Suchen Sie, was in diesen Tagen fehlschlug, und planen Sie die Behebung.</translation>
    </message>
    <message>
        <source>Read the FATAL lines of the server&apos;s log; they say what ended the sessions.</source>
        <translation>Lesen Sie die FATAL-Zeilen im Log des Servers; sie sagen, was die Sitzungen beendet hat.</translation>
    </message>
    <message>
        <source>Read what the last backup said, mend it, and make one now; what was written since the last good one is lost with this server.</source>
        <translation>Lesen Sie, was die letzte Sicherung gemeldet hat, beheben Sie es und sichern Sie jetzt; was seit der letzten guten geschrieben wurde, geht mit diesem Server verloren.</translation>
    </message>
</context>
<context>
    <name>alerts::AlertDelegate</name>
    <message numerus="yes">
        <source>explains %n more</source>
        <translation>
            <numerusform>erklärt %n weiteren</numerusform>
            <numerusform>erklärt %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alerts::AlertDetail</name>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>over for %1</source>
        <translation>vorbei seit %1</translation>
    </message>
    <message>
        <source>first bad %1</source>
        <translation>erstmals schlecht: %1</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>nobody is named</source>
        <translation>niemand ist genannt</translation>
    </message>
    <message>
        <source>Why is nobody told? Every decision:</source>
        <translation>Warum wird niemand benachrichtigt? Jede Entscheidung:</translation>
    </message>
    <message>
        <source>Who was told, and why? Every decision:</source>
        <translation>Wer wurde benachrichtigt und warum? Jede Entscheidung:</translation>
    </message>
    <message>
        <source>Why was nobody told? Every decision:</source>
        <translation>Warum wurde niemand benachrichtigt? Jede Entscheidung:</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>Stumm…</translation>
    </message>
    <message>
        <source>Maintenance…</source>
        <translation>Wartung…</translation>
    </message>
    <message>
        <source>Tell again</source>
        <translation>Wieder melden</translation>
    </message>
    <message>
        <source>Go to target</source>
        <translation>Zum Ziel</translation>
    </message>
    <message>
        <source>Acknowledge for half an hour (A)</source>
        <translation>Für eine halbe Stunde bestätigen (A)</translation>
    </message>
    <message>
        <source>Silence it and its like (S)</source>
        <translation>Ihn und seinesgleichen stummschalten (S)</translation>
    </message>
    <message>
        <source>Plan maintenance (M)</source>
        <translation>Wartung planen (M)</translation>
    </message>
    <message>
        <source>End what keeps it quiet (R)</source>
        <translation>Beenden, was ihn stumm hält (R)</translation>
    </message>
    <message>
        <source>Fired</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Decisions about this alert</source>
        <translation>Entscheidungen über diesen Alarm</translation>
    </message>
    <message>
        <source>What this alert asks for (G)</source>
        <translation>Was dieser Alarm verlangt (G)</translation>
    </message>
    <message>
        <source>Its target on the dashboard</source>
        <translation>Sein Ziel auf dem Dashboard</translation>
    </message>
</context>
<context>
    <name>alerts::AlertsPage</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>No good answer for 90 s or more: its figures are old.</source>
        <translation>Seit 90 s oder länger keine gute Antwort: Die Werte sind alt.</translation>
    </message>
    <message>
        <source>How long ago it answered last.</source>
        <translation>Wie lange die letzte Antwort her ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>%1 oder weniger</translation>
    </message>
    <message>
        <source>Heartbeat outside</source>
        <translation>Lebenszeichen nach außen</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>An outside service calls somebody when it stays away.</source>
        <translation>Ein Dienst von außen ruft jemanden, wenn es ausbleibt.</translation>
    </message>
    <message>
        <source>Nobody knows yet.</source>
        <translation>Das weiß noch niemand.</translation>
    </message>
    <message>
        <source>Reading what was kept</source>
        <translation>Aufbewahrtes wird gelesen</translation>
    </message>
    <message>
        <source>Alerts are kept over a restart.</source>
        <translation>Alarme werden über einen Neustart hinweg aufbewahrt.</translation>
    </message>
    <message>
        <source>No alert says so</source>
        <translation>Kein Alarm passt dazu</translation>
    </message>
    <message>
        <source>Esc in the filter shows all again.</source>
        <translation>Esc im Filter zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Nothing has resolved</source>
        <translation>Nichts ist behoben</translation>
    </message>
    <message>
        <source>What is over is kept here for seven days.</source>
        <translation>Was vorbei ist, bleibt hier sieben Tage.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) watch with data.</source>
        <translation>
            <numerusform>%n Regel wacht mit Daten.</numerusform>
            <numerusform>%n Regeln wachen mit Daten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No alert is active</source>
        <translation>Kein Alarm ist aktiv</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) get no data and would not fire.</source>
        <translation>
            <numerusform>%n Regel bekommt keine Daten und würde nicht auslösen.</numerusform>
            <numerusform>%n Regeln bekommen keine Daten und würden nicht auslösen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>Stummschalten…</translation>
    </message>
    <message>
        <source>Maintenance…</source>
        <translation>Wartung…</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>the alerts that are</comment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>Welche Alarme</translation>
    </message>
    <message>
        <source>Without inhibition</source>
        <translation>Ohne Unterdrückung</translation>
    </message>
    <message>
        <source>What would I see if no alert explained another one? (X)</source>
        <translation>Was sähe ich, wenn kein Alarm einen anderen erklärte? (X)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the alerts</source>
        <translation>Alarme filtern</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Last good answer</source>
        <translation>Letzte gute Antwort</translation>
    </message>
    <message>
        <source>A acknowledges the chosen alert, S silences it and its like, M plans maintenance, R tells of it again, X shows what is explained by another one as if nothing explained it, G goes to where is done what it asks for, Enter reads its decisions.</source>
        <translation>A bestätigt den gewählten Alarm, S schaltet ihn und seinesgleichen stumm, M plant Wartung, R meldet ihn wieder, X zeigt, was ein anderer erklärt, als erklärte es nichts, G geht dahin, wo getan wird, was er verlangt, Enter liest seine Entscheidungen.</translation>
    </message>
    <message>
        <source>It gives no good answer now; how long ago it gave the last one.</source>
        <translation>Es gibt jetzt keine gute Antwort; vor wie langer Zeit es die letzte gab.</translation>
    </message>
    <message>
        <source>Nothing was kept: this console only looks by now.</source>
        <translation>Nichts wurde aufbewahrt: Diese Konsole sieht inzwischen nur zu.</translation>
    </message>
    <message>
        <source>Another program on this machine tells people. What it did is not known here: this is what this window sees itself.</source>
        <translation>Ein anderes Programm auf diesem Rechner benachrichtigt. Was es getan hat, ist hier nicht bekannt: das ist, was dieses Fenster selbst sieht.</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>ein anderes Programm</translation>
    </message>
    <message>
        <source>People are told by %1 (process %2). What it knows and did is shown here.</source>
        <translation>Es benachrichtigt %1 (Prozess %2). Gezeigt ist, was es weiß und getan hat.</translation>
    </message>
    <message>
        <source>People are told by %1 (process %2) since %3. What it knows and did is shown here.</source>
        <translation>Es benachrichtigt %1 (Prozess %2), seit %3. Gezeigt ist, was es weiß und getan hat.</translation>
    </message>
</context>
<context>
    <name>alerts::LayerCard</name>
    <message>
        <source>Every rule that has something to watch here gets its figures.</source>
        <translation>Jede Regel, die hier etwas zu überwachen hat, bekommt ihre Werte.</translation>
    </message>
    <message>
        <source>Nobody sends the figures of:</source>
        <translation>Niemand sendet die Werte von:</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) have nothing to watch here.</source>
        <translation>
            <numerusform>%n Regel hat hier nichts zu überwachen.</numerusform>
            <numerusform>%n Regeln haben hier nichts zu überwachen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Coverage by layer</source>
        <translation>Abdeckung je Schicht</translation>
    </message>
    <message>
        <source>rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>with data</source>
        <translation>mit Daten</translation>
    </message>
    <message>
        <source>without</source>
        <comment>data</comment>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>alerts::WishCard</name>
    <message>
        <source>Silences and maintenance</source>
        <translation>Stummschaltungen und Wartung</translation>
    </message>
    <message>
        <source>None: everybody who is to be told is told.</source>
        <translation>Keine: Wer benachrichtigt werden soll, wird es.</translation>
    </message>
    <message>
        <source>End</source>
        <comment>a silence before its time</comment>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>alerts::WishDialog</name>
    <message>
        <source>Leave it</source>
        <translation>Nicht tun</translation>
    </message>
    <message>
        <source>Plan maintenance</source>
        <translation>Wartung planen</translation>
    </message>
    <message>
        <source>Silence alerts</source>
        <translation>Alarme stummschalten</translation>
    </message>
    <message>
        <source>Plan it</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Which alerts</source>
        <translation>Welche Alarme</translation>
    </message>
    <message>
        <source>Why? It stands beside it and in the journal.</source>
        <translation>Warum? Es steht daneben und im Journal.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>LABEL=PATTERN or LABEL!=PATTERN, with * and ?; all must hold. Labels: rule, target, service, cluster, item, layer, severity, metric, owner.</source>
        <translation>MERKMAL=MUSTER oder MERKMAL!=MUSTER, mit * und ?; alle müssen gelten. Merkmale: rule, target, service, cluster, item, layer, severity, metric, owner.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>warnings alone, %1 at most</source>
        <translation>nur Warnungen, höchstens %1</translation>
    </message>
    <message>
        <source>critical ones too, %1 at most</source>
        <translation>auch Kritisches, höchstens %1</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Umfasst</translation>
    </message>
    <message>
        <source>Plan maintenance: nobody is told meanwhile</source>
        <translation>Wartung planen: währenddessen wird niemand benachrichtigt</translation>
    </message>
    <message>
        <source>Silence alerts: nobody is told meanwhile</source>
        <translation>Alarme stummschalten: währenddessen wird niemand benachrichtigt</translation>
    </message>
    <message>
        <source>It ends by itself, and warns ten minutes before if it still hides something. What it hides stays in the list, resolves and is counted. The dead-man&apos;s alert is never covered.</source>
        <translation>Es endet von selbst und warnt zehn Minuten vorher, wenn es noch etwas verbirgt. Was es verbirgt, bleibt in der Liste, wird als behoben gemeldet und gezählt. Der Totmann-Alarm wird nie abgedeckt.</translation>
    </message>
    <message>
        <source>This is no time; write it as 2026-11-28 22:00.</source>
        <translation>Das ist keine Zeit; schreiben Sie sie wie 2026-11-28 22:00.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::DesktopSession</name>
    <message>
        <source>Open an environment file</source>
        <translation>Umgebungsdatei öffnen</translation>
    </message>
    <message>
        <source>Environment files (*.yaml *.yml)</source>
        <translation>Umgebungsdateien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>This file cannot be used. %1</source>
        <translation>Diese Datei ist nicht verwendbar. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n mistakes in the environment file; the rest is watched. %1</source>
        <translation>
            <numerusform>%n Fehler in der Umgebungsdatei; der Rest wird überwacht. %1</numerusform>
            <numerusform>%n Fehler in der Umgebungsdatei; der Rest wird überwacht. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Figures are kept for a day only, without a long memory: %1. %2</source>
        <translation>Werte bleiben nur einen Tag, ohne Langzeitgedächtnis: %1. %2</translation>
    </message>
    <message>
        <source>The long memory of figures is written again.</source>
        <translation>Das Langzeitgedächtnis der Werte wird wieder geschrieben.</translation>
    </message>
    <message>
        <source>Statements are not remembered: %1. %2</source>
        <translation>Anweisungen werden nicht gemerkt: %1. %2</translation>
    </message>
    <message>
        <source>Nothing is recorded to look back at: %1. %2</source>
        <translation>Zum Zurückblicken wird nichts aufgezeichnet: %1. %2</translation>
    </message>
    <message>
        <source>The flight recorder writes again.</source>
        <translation>Der Flugschreiber schreibt wieder.</translation>
    </message>
    <message numerus="yes">
        <source>Evidence pack of %n second(s), without literals, names and addresses: %1</source>
        <translation>
            <numerusform>Beweispaket mit %n Sekunde, ohne Literale, Namen und Adressen: %1</numerusform>
            <numerusform>Beweispaket mit %n Sekunden, ohne Literale, Namen und Adressen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Open an evidence pack</source>
        <translation>Ein Beweispaket öffnen</translation>
    </message>
    <message>
        <source>Evidence packs (*.qdpack)</source>
        <translation>Beweispakete (*.qdpack)</translation>
    </message>
    <message>
        <source>Prometheus does not answer, charts show what this workstation remembers: %1. %2</source>
        <translation>Prometheus antwortet nicht, die Diagramme zeigen, was dieser Rechner behalten hat: %1. %2</translation>
    </message>
    <message>
        <source>Prometheus answers again.</source>
        <translation>Prometheus antwortet wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the files that say who is told; the rest holds. %1</source>
        <translation>
            <numerusform>%n Fehler in den Dateien, die sagen, wer benachrichtigt wird; der Rest gilt. %1</numerusform>
            <numerusform>%n Fehler in den Dateien, die sagen, wer benachrichtigt wird; der Rest gilt. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Draft of the postmortem, also as .html and .pdf: %1</source>
        <translation>Entwurf der Nachbetrachtung, auch als .html und .pdf: %1</translation>
    </message>
    <message>
        <source>No seconds were recorded with this incident; its logs are in %1</source>
        <translation>Zu diesem Vorfall wurden keine Sekunden aufgezeichnet; seine Logs liegen in %1</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the rules of alerts; the rest holds. %1</source>
        <translation>
            <numerusform>%n Fehler in den Regeln der Alarme; der Rest gilt. %1</numerusform>
            <numerusform>%n Fehler in den Regeln der Alarme; der Rest gilt. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The heartbeat to the outside service fails: %1</source>
        <translation>Das Lebenszeichen an den Dienst von außen scheitert: %1</translation>
    </message>
    <message>
        <source>The evidence lies on the computer that froze it, in %1</source>
        <translation>Die Belege liegen auf dem Rechner, der sie eingefroren hat, in %1</translation>
    </message>
    <message>
        <source>Stored in the keyring as %1. Test the channel.</source>
        <translation>Im Schlüsselbund als %1 gespeichert. Testen Sie den Kanal.</translation>
    </message>
    <message>
        <source>The incident %1 is not known here.</source>
        <translation>Der Vorfall %1 ist hier nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>app::DesktopTargets</name>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Edit %1…</source>
        <translation>%1 bearbeiten…</translation>
    </message>
    <message>
        <source>change target address password rename</source>
        <translation>ändern ziel adresse passwort umbenennen</translation>
    </message>
    <message>
        <source>Test the connection to %1</source>
        <translation>Verbindung zu %1 testen</translation>
    </message>
    <message>
        <source>check login connect</source>
        <translation>prüfen anmelden verbinden</translation>
    </message>
    <message>
        <source>Stop watching %1…</source>
        <translation>%1 nicht mehr beobachten…</translation>
    </message>
    <message>
        <source>remove delete target</source>
        <translation>entfernen löschen ziel</translation>
    </message>
    <message>
        <source>Import from pg_service.conf and .pgpass…</source>
        <translation>Aus pg_service.conf und .pgpass übernehmen…</translation>
    </message>
    <message>
        <source>add targets servers service pass file</source>
        <translation>ziele hinzufügen server dienst passwortdatei</translation>
    </message>
    <message>
        <source>Arrange tiers…</source>
        <translation>Ebenen ordnen…</translation>
    </message>
    <message>
        <source>groups order rename</source>
        <translation>gruppen reihenfolge umbenennen</translation>
    </message>
</context>
<context>
    <name>app::FirstLook</name>
    <message>
        <source>The evidence of an incident could not be written in time.</source>
        <translation>Die Belege eines Vorfalls ließen sich nicht rechtzeitig schreiben.</translation>
    </message>
    <message>
        <source>freeze the evidence of an incident</source>
        <translation>die Belege eines Vorfalls einfrieren</translation>
    </message>
</context>
<context>
    <name>audit</name>
    <message>
        <source>This target has no open connection.</source>
        <translation>Dieses Ziel hat keine offene Verbindung.</translation>
    </message>
    <message>
        <source>%1 Refused: the role has no right on the table.</source>
        <translation>%1 Verweigert: Die Rolle hat kein Recht an der Tabelle.</translation>
    </message>
    <message>
        <source>%1 Rows seen: %2.</source>
        <translation>%1 Gesehene Zeilen: %2.</translation>
    </message>
    <message>
        <source>the tenant does not see its own rows either, so nothing is proven</source>
        <translation>der Mandant sieht auch die eigenen Zeilen nicht, also ist nichts bewiesen</translation>
    </message>
    <message>
        <source>%1 Rows seen: 0; of its own: %2.</source>
        <translation>%1 Gesehene Zeilen: 0; eigene: %2.</translation>
    </message>
    <message>
        <source>it holds no rows of two tenants, so nothing is proven</source>
        <translation>sie enthält keine Zeilen zweier Mandanten, also ist nichts bewiesen</translation>
    </message>
    <message>
        <source>this login sees no rows of both tenants, so nothing is proven</source>
        <translation>diese Anmelderolle sieht nicht von beiden Mandanten Zeilen, also ist nichts bewiesen</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>extensions</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>objects of the database</source>
        <translation>Objekte der Datenbank</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>settings of %1 that only a superuser sees</source>
        <translation>Einstellungen von %1, die nur ein Superuser sieht</translation>
    </message>
    <message>
        <source>needs the role pg_read_all_settings</source>
        <translation>braucht die Rolle pg_read_all_settings</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>Would break a failover</source>
        <translation>Verhindert eine Übernahme</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>Wichtig</translation>
    </message>
    <message>
        <source>Cosmetic</source>
        <translation>Äußerlich</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>extension</source>
        <translation>Erweiterung</translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>%1 and %2: </source>
        <translation>%1 und %2: </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>defined differently</source>
        <translation>anders definiert</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>Not compared: %1 (%2)</source>
        <translation>Nicht verglichen: %1 (%2)</translation>
    </message>
    <message>
        <source>the server refused it: %1</source>
        <translation>der Server verweigerte es: %1</translation>
    </message>
    <message>
        <source>it touched no row</source>
        <translation>es traf keine Zeile</translation>
    </message>
    <message>
        <source>it saw no row</source>
        <translation>es sah keine Zeile</translation>
    </message>
    <message>
        <source>it was allowed</source>
        <translation>es war erlaubt</translation>
    </message>
    <message>
        <source>it saw rows</source>
        <translation>es sah Zeilen</translation>
    </message>
    <message>
        <source>test %1 as %2: %3</source>
        <translation>Test %1 als %2: %3</translation>
    </message>
    <message>
        <source>%1 as %2: %3</source>
        <translation>%1 als %2: %3</translation>
    </message>
    <message>
        <source>as %1 %2</source>
        <translation>als %1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>Free space, or name another folder with --out.</source>
        <translation>Platz schaffen oder mit --out einen anderen Ordner nennen.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>There is no earlier report in this folder.</source>
        <translation>In diesem Ordner liegt kein früherer Bericht.</translation>
    </message>
    <message>
        <source>Since %1: %2 new, %3 gone, %4 unchanged, %5 not looked at this time.</source>
        <translation>Seit %1: %2 neu, %3 erledigt, %4 unverändert, %5 diesmal nicht angesehen.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not looked at this time</source>
        <translation>Diesmal nicht angesehen</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>No findings.</source>
        <translation>Keine Befunde.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Access review: who could do what</source>
        <translation>Zugriffsübersicht: wer was könnte</translation>
    </message>
    <message>
        <source>unknown: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmelderolle</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Member of</source>
        <translation>Mitglied von</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Schemas</source>
        <translation>Schemata</translation>
    </message>
    <message>
        <source>Tables of tenants</source>
        <translation>Tabellen mit Mandanten</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Last seen (UTC)</source>
        <translation>Zuletzt gesehen (UTC)</translation>
    </message>
    <message>
        <source>Password expires</source>
        <translation>Passwort gültig bis</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Security of %1, %2</source>
        <translation>Sicherheit von %1, %2</translation>
    </message>
    <message>
        <source>Database %1, PostgreSQL %2, looked at as %3. %4.</source>
        <translation>Datenbank %1, PostgreSQL %2, angesehen als %3. %4.</translation>
    </message>
    <message>
        <source>somebody holds a lock that it needs</source>
        <translation>jemand hält eine Sperre, die dafür nötig ist</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>es dauerte zu lange</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; not everything could be tried: %2</source>
        <translation>%1; nicht alles ließ sich prüfen: %2</translation>
    </message>
    <message>
        <source>nothing is declared for it in the environment file</source>
        <translation>in der Umgebungsdatei steht dazu nichts</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) unknown</source>
        <translation>
            <numerusform>%n Prüfung unbekannt</numerusform>
            <numerusform>%n Prüfungen unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>a right is missing. %1</source>
        <translation>ein Recht fehlt. %1</translation>
    </message>
    <message>
        <source>there is no such table</source>
        <translation>diese Tabelle gibt es nicht</translation>
    </message>
    <message>
        <source>%1 found, %2 declared</source>
        <translation>%1 gefunden, %2 angegeben</translation>
    </message>
    <message>
        <source>not tried this time</source>
        <translation>diesmal nicht erprobt</translation>
    </message>
    <message>
        <source>%1 is not a PostgreSQL server</source>
        <translation>%1 ist kein PostgreSQL-Server</translation>
    </message>
    <message>
        <source>%1 can copy the whole server by replication.</source>
        <translation>%1 kann den ganzen Server per Replikation kopieren.</translation>
    </message>
    <message>
        <source>%1 can make roles.</source>
        <translation>%1 kann Rollen anlegen.</translation>
    </message>
    <message>
        <source>%1 has a tenant column and row-level security is off.</source>
        <translation>%1 hat eine Mandantenspalte, und der Zeilenschutz ist aus.</translation>
    </message>
    <message>
        <source>%1 has another number of policies than declared: %2.</source>
        <translation>%1 hat eine andere Zahl von Policies als angegeben: %2.</translation>
    </message>
    <message>
        <source>%1 has no policy for %2, which others were granted.</source>
        <translation>%1 hat keine Policy für %2, obwohl andere das Recht dazu haben.</translation>
    </message>
    <message>
        <source>%1 has row-level security and no policy: whom it holds sees no row.</source>
        <translation>%1 hat Zeilenschutz und keine Policy: Wer ihm unterliegt, sieht keine Zeile.</translation>
    </message>
    <message>
        <source>%1 is a superuser that can log in.</source>
        <translation>%1 ist Superuser und kann sich anmelden.</translation>
    </message>
    <message>
        <source>%1 is connected from another machine without encryption (%2 sessions).</source>
        <translation>%1 ist von einem anderen Rechner unverschlüsselt verbunden (%2 Sitzungen).</translation>
    </message>
    <message>
        <source>%1 is not held by row-level security.</source>
        <translation>%1 unterliegt keinem Zeilenschutz.</translation>
    </message>
    <message>
        <source>%1 reaches the rights of %2 through membership.</source>
        <translation>%1 kommt durch Mitgliedschaft an die Rechte von %2.</translation>
    </message>
    <message>
        <source>A superuser, or SELECT on pg_hba_file_rules and EXECUTE on pg_hba_file_rules().</source>
        <translation>Ein Superuser, oder SELECT auf pg_hba_file_rules und EXECUTE auf pg_hba_file_rules().</translation>
    </message>
    <message>
        <source>Change the method to peer or scram-sha-256, then reload.</source>
        <translation>Das Verfahren auf peer oder scram-sha-256 ändern, dann neu laden.</translation>
    </message>
    <message>
        <source>Change the method to scram-sha-256 or cert, then reload.</source>
        <translation>Das Verfahren auf scram-sha-256 oder cert ändern, dann neu laden.</translation>
    </message>
    <message>
        <source>Change the method to scram-sha-256, then reload.</source>
        <translation>Das Verfahren auf scram-sha-256 ändern, dann neu laden.</translation>
    </message>
    <message>
        <source>Compare the tenant column in it, or name the role it is for.</source>
        <translation>Darin die Mandantenspalte vergleichen oder die Rolle nennen, für die sie gilt.</translation>
    </message>
    <message>
        <source>Correct the line, then reload.</source>
        <translation>Die Zeile berichtigen, dann neu laden.</translation>
    </message>
    <message>
        <source>Correct the policies of this table before anything else.</source>
        <translation>Vor allem anderen die Policies dieser Tabelle berichtigen.</translation>
    </message>
    <message>
        <source>Correct the policy; the test was rolled back.</source>
        <translation>Die Policy berichtigen; der Test wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>Definer functions that read tables of tenants</source>
        <translation>Definer-Funktionen, die Tabellen mit Mandanten lesen</translation>
    </message>
    <message>
        <source>Definer functions without a search path</source>
        <translation>Definer-Funktionen ohne Suchpfad</translation>
    </message>
    <message>
        <source>Demand TLS with hostssl in pg_hba.conf, and sslmode=verify-full of the client.</source>
        <translation>TLS mit hostssl in der pg_hba.conf verlangen und vom Client sslmode=verify-full.</translation>
    </message>
    <message>
        <source>Encryption of the network</source>
        <translation>Verschlüsselung im Netz</translation>
    </message>
    <message>
        <source>Everybody has rights on %1: %2.</source>
        <translation>Alle haben Rechte an %1: %2.</translation>
    </message>
    <message>
        <source>Everybody may create objects in schema %1.</source>
        <translation>Alle dürfen im Schema %1 Objekte anlegen.</translation>
    </message>
    <message>
        <source>Expired passwords</source>
        <translation>Abgelaufene Passwörter</translation>
    </message>
    <message>
        <source>Find out who changed them, then correct the table or the environment file.</source>
        <translation>Herausfinden, wer sie geändert hat, dann die Tabelle oder die Umgebungsdatei berichtigen.</translation>
    </message>
    <message>
        <source>Fix its search_path.</source>
        <translation>Ihren search_path festlegen.</translation>
    </message>
    <message>
        <source>Force row-level security, or let the application log in as a role that owns nothing.</source>
        <translation>Zeilenschutz erzwingen (FORCE) oder die Anwendung als Rolle anmelden, der nichts gehört.</translation>
    </message>
    <message>
        <source>Function %1 reads %2 past the policies and does not ask who the tenant is.</source>
        <translation>Die Funktion %1 liest %2 an den Policies vorbei und fragt nicht nach dem Mandanten.</translation>
    </message>
    <message>
        <source>Function %1 runs as %2 and looks names up where its caller chooses.</source>
        <translation>Die Funktion %1 läuft als %2 und sucht Namen dort, wo ihr Aufrufer will.</translation>
    </message>
    <message>
        <source>Give it a certificate and a key, and switch ssl on.</source>
        <translation>Ihm Zertifikat und Schlüssel geben und ssl einschalten.</translation>
    </message>
    <message>
        <source>Give it a date until which it is valid, and a place in the calendar.</source>
        <translation>Ihm ein Datum geben, bis zu dem es gilt, und einen Platz im Kalender.</translation>
    </message>
    <message>
        <source>Give the view to a role that the policies hold (security_invoker comes with PostgreSQL 15).</source>
        <translation>Die Sicht einer Rolle übereignen, die den Policies unterliegt (security_invoker gibt es ab PostgreSQL 15).</translation>
    </message>
    <message>
        <source>How passwords are stored</source>
        <translation>Wie Passwörter gespeichert werden</translation>
    </message>
    <message>
        <source>Isolation of tenants, tried</source>
        <translation>Trennung der Mandanten, erprobt</translation>
    </message>
    <message>
        <source>Keep REPLICATION for standbys and backups, and declare their login under &apos;privileged_roles&apos;.</source>
        <translation>REPLICATION nur für Standbys und Sicherungen vergeben und deren Anmelderolle unter &apos;privileged_roles&apos; angeben.</translation>
    </message>
    <message>
        <source>Let it run with the rights of its caller, or compare the tenant in it.</source>
        <translation>Sie mit den Rechten des Aufrufers laufen lassen oder darin den Mandanten vergleichen.</translation>
    </message>
    <message>
        <source>Line %1 of pg_hba.conf does not parse: %2. The server would not start with it.</source>
        <translation>Zeile %1 der pg_hba.conf ist fehlerhaft: %2. Der Server würde damit nicht starten.</translation>
    </message>
    <message>
        <source>Lines of pg_hba.conf that do not parse</source>
        <translation>Fehlerhafte Zeilen der pg_hba.conf</translation>
    </message>
    <message>
        <source>Logins that make roles</source>
        <translation>Anmelderollen, die Rollen anlegen</translation>
    </message>
    <message>
        <source>Logins that no policy holds</source>
        <translation>Anmelderollen, die keiner Policy unterliegen</translation>
    </message>
    <message>
        <source>Logins that replicate</source>
        <translation>Anmelderollen, die replizieren</translation>
    </message>
    <message>
        <source>Logins without a password from the network</source>
        <translation>Anmeldung ohne Passwort aus dem Netz</translation>
    </message>
    <message>
        <source>Logins without a password on the machine itself</source>
        <translation>Anmeldung ohne Passwort auf dem Rechner selbst</translation>
    </message>
    <message>
        <source>Make roles with a login that is used for that alone, or declare this one under &apos;privileged_roles&apos;.</source>
        <translation>Rollen mit einer Anmelderolle anlegen, die nur dazu dient, oder diese unter &apos;privileged_roles&apos; angeben.</translation>
    </message>
    <message>
        <source>Materialized view %1 holds rows of every tenant (%2), and others may read it.</source>
        <translation>Die materialisierte Sicht %1 enthält Zeilen aller Mandanten (%2), und andere dürfen sie lesen.</translation>
    </message>
    <message>
        <source>Materialized views of tenants&apos; rows</source>
        <translation>Materialisierte Sichten mit Zeilen von Mandanten</translation>
    </message>
    <message>
        <source>Name the networks that the clients are in.</source>
        <translation>Die Netze nennen, in denen die Clients sind.</translation>
    </message>
    <message>
        <source>New passwords are stored as %2, not as SCRAM.</source>
        <translation>Neue Passwörter werden als %2 gespeichert, nicht als SCRAM.</translation>
    </message>
    <message>
        <source>Number of policies</source>
        <translation>Zahl der Policies</translation>
    </message>
    <message>
        <source>Oldest TLS version allowed</source>
        <translation>Älteste erlaubte TLS-Version</translation>
    </message>
    <message>
        <source>One tenant sees rows of another in %1: %2.</source>
        <translation>Ein Mandant sieht Zeilen eines anderen in %1: %2.</translation>
    </message>
    <message>
        <source>Only a superuser sees how a password is stored.</source>
        <translation>Nur ein Superuser sieht, wie ein Passwort gespeichert ist.</translation>
    </message>
    <message>
        <source>Only a superuser sees which logins have a password.</source>
        <translation>Nur ein Superuser sieht, welche Anmelderollen ein Passwort haben.</translation>
    </message>
    <message>
        <source>Owners that no policy holds</source>
        <translation>Eigentümer, die keiner Policy unterliegen</translation>
    </message>
    <message>
        <source>Passwords sent as they are</source>
        <translation>Passwörter, die im Klartext gesendet werden</translation>
    </message>
    <message>
        <source>Passwords stored as MD5</source>
        <translation>Als MD5 gespeicherte Passwörter</translation>
    </message>
    <message>
        <source>Passwords without an end</source>
        <translation>Passwörter ohne Ablauf</translation>
    </message>
    <message>
        <source>Policies for some commands only</source>
        <translation>Policies nur für manche Befehle</translation>
    </message>
    <message>
        <source>Policies that let every row through</source>
        <translation>Policies, die jede Zeile durchlassen</translation>
    </message>
    <message>
        <source>Policies without a comment</source>
        <translation>Policies ohne Kommentar</translation>
    </message>
    <message>
        <source>Policy %1 does not say what it is for.</source>
        <translation>Die Policy %1 sagt nicht, wozu sie da ist.</translation>
    </message>
    <message>
        <source>Policy %1 lets every row through to everybody (%2).</source>
        <translation>Die Policy %1 lässt jede Zeile zu allen durch (%2).</translation>
    </message>
    <message>
        <source>Policy test %1 failed: %2.</source>
        <translation>Der Policy-Test %1 schlug fehl: %2.</translation>
    </message>
    <message>
        <source>Policy tests</source>
        <translation>Policy-Tests</translation>
    </message>
    <message>
        <source>Remote sessions that may be unencrypted</source>
        <translation>Entfernte Sitzungen, die unverschlüsselt sein dürfen</translation>
    </message>
    <message>
        <source>Remove the login if nobody uses it, else give it a new password and date.</source>
        <translation>Die Anmelderolle entfernen, wenn niemand sie nutzt, sonst ihr ein neues Passwort und Datum geben.</translation>
    </message>
    <message>
        <source>Revoke it: such an object can take the place of one that others mean.</source>
        <translation>Das Recht entziehen: Ein solches Objekt kann an die Stelle eines anderen treten, das gemeint war.</translation>
    </message>
    <message>
        <source>Revoke the membership, or declare the login under &apos;privileged_roles&apos;.</source>
        <translation>Die Mitgliedschaft entziehen oder die Anmelderolle unter &apos;privileged_roles&apos; angeben.</translation>
    </message>
    <message>
        <source>Revoke the rights on it, or offer a view with a condition in front of it.</source>
        <translation>Die Rechte daran entziehen oder davor eine Sicht mit einer Bedingung anbieten.</translation>
    </message>
    <message>
        <source>Revoke them and grant what each role needs.</source>
        <translation>Sie entziehen und jeder Rolle geben, was sie braucht.</translation>
    </message>
    <message>
        <source>Rights that everybody has on tables of tenants</source>
        <translation>Rechte, die alle an Tabellen mit Mandanten haben</translation>
    </message>
    <message>
        <source>Rights through membership</source>
        <translation>Rechte durch Mitgliedschaft</translation>
    </message>
    <message>
        <source>Row-level security on tables of tenants</source>
        <translation>Zeilenschutz auf Tabellen mit Mandanten</translation>
    </message>
    <message>
        <source>Row-level security without a policy</source>
        <translation>Zeilenschutz ohne Policy</translation>
    </message>
    <message>
        <source>Schemas in which everybody may create</source>
        <translation>Schemata, in denen alle anlegen dürfen</translation>
    </message>
    <message>
        <source>Set password_encryption to scram-sha-256; passwords change when they are set again.</source>
        <translation>password_encryption auf scram-sha-256 setzen; Passwörter ändern sich, wenn sie neu gesetzt werden.</translation>
    </message>
    <message>
        <source>Set the least version to TLSv1.2.</source>
        <translation>Als kleinste Version TLSv1.2 setzen.</translation>
    </message>
    <message>
        <source>Set the password again while password_encryption is scram-sha-256.</source>
        <translation>Das Passwort neu setzen, während password_encryption scram-sha-256 ist.</translation>
    </message>
    <message>
        <source>Superusers</source>
        <translation>Superuser mit Anmeldung</translation>
    </message>
    <message>
        <source>Switch security_invoker on, and grant the askers what it reads.</source>
        <translation>security_invoker einschalten und den Fragenden geben, was sie liest.</translation>
    </message>
    <message>
        <source>Take BYPASSRLS away: with it every policy is void for this login.</source>
        <translation>BYPASSRLS entziehen: Damit gilt für diese Anmelderolle keine Policy.</translation>
    </message>
    <message>
        <source>Take the attribute away, or declare the login under &apos;privileged_roles&apos;.</source>
        <translation>Das Attribut entziehen oder die Anmelderolle unter &apos;privileged_roles&apos; angeben.</translation>
    </message>
    <message>
        <source>The password of %1 expired on %2.</source>
        <translation>Das Passwort von %1 ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>The password of %1 is stored as MD5: whoever reads it can log in with it.</source>
        <translation>Das Passwort von %1 ist als MD5 gespeichert: Wer es liest, kann sich damit anmelden.</translation>
    </message>
    <message>
        <source>The password of %1 never expires.</source>
        <translation>Das Passwort von %1 läuft nie ab.</translation>
    </message>
    <message>
        <source>The policies of %1 do not hold its owner, and %2 can log in with the owner&apos;s rights.</source>
        <translation>Die Policies von %1 gelten nicht für den Eigentümer, und %2 kann sich mit dessen Rechten anmelden.</translation>
    </message>
    <message>
        <source>The role pg_read_all_stats, or pg_monitor.</source>
        <translation>Die Rolle pg_read_all_stats oder pg_monitor.</translation>
    </message>
    <message>
        <source>The server accepts TLS versions that are broken (%1 is %2).</source>
        <translation>Der Server nimmt gebrochene TLS-Versionen an (%1 ist %2).</translation>
    </message>
    <message>
        <source>The server listens on %2 and offers no TLS.</source>
        <translation>Der Server lauscht auf %2 und bietet kein TLS an.</translation>
    </message>
    <message>
        <source>Unencrypted remote sessions</source>
        <translation>Unverschlüsselte entfernte Sitzungen</translation>
    </message>
    <message>
        <source>View %1 reads %2 with the rights of its owner, past the policies of whoever asks.</source>
        <translation>Die Sicht %1 liest %2 mit den Rechten ihres Eigentümers, an den Policies des Fragenden vorbei.</translation>
    </message>
    <message>
        <source>Views that read with their owner&apos;s rights</source>
        <translation>Sichten, die mit den Rechten ihres Eigentümers lesen</translation>
    </message>
    <message>
        <source>Wide networks</source>
        <translation>Weite Netze</translation>
    </message>
    <message>
        <source>Write a policy for these commands too, or revoke them.</source>
        <translation>Auch für diese Befehle eine Policy schreiben oder die Rechte entziehen.</translation>
    </message>
    <message>
        <source>Write down in a comment whom it lets do what, and why.</source>
        <translation>In einem Kommentar festhalten, wem sie was erlaubt und warum.</translation>
    </message>
    <message>
        <source>Write hostssl in place of host, then reload.</source>
        <translation>hostssl anstelle von host schreiben, dann neu laden.</translation>
    </message>
    <message>
        <source>Write its policies first, then enable it; or declare the table under &apos;open_tables&apos;.</source>
        <translation>Erst ihre Policies schreiben, dann einschalten; oder die Tabelle unter &apos;open_tables&apos; angeben.</translation>
    </message>
    <message>
        <source>Write its policies, or revoke the rights on it.</source>
        <translation>Ihre Policies schreiben oder die Rechte daran entziehen.</translation>
    </message>
    <message>
        <source>pg_hba.conf asks for the password itself: %1 (line %2).</source>
        <translation>pg_hba.conf verlangt das Passwort im Klartext: %1 (Zeile %2).</translation>
    </message>
    <message>
        <source>pg_hba.conf lets anybody in without a password: %1 (line %2).</source>
        <translation>pg_hba.conf lässt jeden ohne Passwort ein: %1 (Zeile %2).</translation>
    </message>
    <message>
        <source>pg_hba.conf lets every account of the machine in as anybody: %1 (line %2).</source>
        <translation>pg_hba.conf lässt jedes Konto des Rechners als beliebige Rolle ein: %1 (Zeile %2).</translation>
    </message>
    <message>
        <source>pg_hba.conf lets in from a very wide network: %1 (line %2).</source>
        <translation>pg_hba.conf lässt aus einem sehr weiten Netz ein: %1 (Zeile %2).</translation>
    </message>
    <message>
        <source>pg_hba.conf lets sessions in without encryption: %1 (line %2).</source>
        <translation>pg_hba.conf lässt unverschlüsselte Sitzungen ein: %1 (Zeile %2).</translation>
    </message>
    <message>
        <source>%1 cannot be used. %2</source>
        <translation>%1 ist nicht brauchbar. %2</translation>
    </message>
    <message>
        <source>%1 has no PostgreSQL target %2.</source>
        <translation>%1 hat kein PostgreSQL-Ziel %2.</translation>
    </message>
    <message>
        <source>Not compared</source>
        <translation>Nicht verglichen</translation>
    </message>
    <message>
        <source>%1 could not be compared</source>
        <translation>%1 ließ sich nicht vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) to %1</source>
        <translation>
            <numerusform>%n Unterschied zu %1</numerusform>
            <numerusform>%n Unterschiede zu %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would break a failover</source>
        <translation>
            <numerusform>%n würde eine Übernahme scheitern lassen</numerusform>
            <numerusform>%n würden eine Übernahme scheitern lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>not tried, because the journal could not be written: %1</source>
        <translation>nicht versucht, weil das Journal nicht geschrieben werden konnte: %1</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>Gone: %1</source>
        <translation>Weg: %1</translation>
    </message>
    <message>
        <source>not tried: %1</source>
        <translation>nicht probiert: %1</translation>
    </message>
    <message>
        <source>only the first %1 tables were tried, and there are more</source>
        <translation>nur die ersten %1 Tabellen wurden probiert, und es gibt mehr</translation>
    </message>
    <message>
        <source>not tried, because who we are there, or which server it is, was not told: %1</source>
        <translation>nicht versucht, weil nicht zu erfahren war, wer wir dort sind oder welcher Server es ist: %1</translation>
    </message>
</context>
<context>
    <name>audit::ParityModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Dort</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
</context>
<context>
    <name>audit::SecurityModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>Behebung</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>charts::DayChart</name>
    <message>
        <source>%1: %2</source>
        <comment>a day, its figure</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, by other rules than today</source>
        <comment>a day, its figure</comment>
        <translation>%1: %2, nach anderen Regeln als heute</translation>
    </message>
    <message>
        <source>The line begins with the second day.</source>
        <translation>Die Linie beginnt am zweiten Tag.</translation>
    </message>
</context>
<context>
    <name>charts::TrendChart</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>No data in this time</source>
        <translation>Keine Daten in dieser Zeit</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date and time on an axis: QDateTime format</comment>
        <translation>d. MMM HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM, HH:mm</source>
        <comment>date and time at the crosshair: QDateTime format</comment>
        <translation>ddd d. MMM, HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM, HH:mm:ss</source>
        <comment>date and time at the crosshair: QDateTime format</comment>
        <translation>ddd d. MMM, HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>cluster</name>
    <message>
        <source>The path of the socket folder is too long for a socket.</source>
        <translation>Der Pfad des Socket-Ordners ist zu lang für einen Socket.</translation>
    </message>
    <message>
        <source>use the folder %1</source>
        <translation>den Ordner %1 benutzen</translation>
    </message>
    <message>
        <source>Choose a shorter state folder, for example with --folder.</source>
        <translation>Einen kürzeren Zustandsordner wählen, zum Beispiel mit --folder.</translation>
    </message>
    <message>
        <source>It does not accept connections.</source>
        <translation>Er nimmt keine Verbindungen an.</translation>
    </message>
    <message>
        <source>PostgreSQL ended while starting: %1</source>
        <translation>PostgreSQL hat sich beim Starten beendet: %1</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>%1 belongs to somebody else.</source>
        <translation>%1 gehört jemand anderem.</translation>
    </message>
    <message>
        <source>%1 does not carry the marker of this sandbox.</source>
        <translation>%1 trägt nicht die Markierung dieser Sandbox.</translation>
    </message>
    <message>
        <source>PostgreSQL is already running in %1.</source>
        <translation>In %1 läuft PostgreSQL bereits.</translation>
    </message>
</context>
<context>
    <name>dashboard</name>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>not in this version</source>
        <translation>nicht in dieser Version</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit überschritten</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>HTTP endpoint</source>
        <translation>HTTP-Endpunkt</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>JSON endpoint</source>
        <translation>JSON-Endpunkt</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>noch nicht versucht</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>up</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>not answering</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>no free slot</source>
        <translation>kein Platz frei</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht vertraut</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>falsch eingerichtet</translation>
    </message>
    <message>
        <source>You added this chart. Delete takes it away.</source>
        <translation>Dieses Diagramm ist hinzugefügt. Entf nimmt es weg.</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>Im Ganzen</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>Gesundheitszahl</translation>
    </message>
    <message>
        <source>The number of this target, 0 to 100, as it was shown each second. It is kept for 90 days.</source>
        <translation>Die Zahl dieses Ziels, 0 bis 100, wie sie jede Sekunde zu sehen war. Sie wird 90 Tage aufgehoben.</translation>
    </message>
</context>
<context>
    <name>dashboard::AdvicePage</name>
    <message>
        <source>This could not be read</source>
        <translation>Das konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>A standby: what is to be done is done on its primary.</source>
        <translation>Ein Standby: Was zu tun ist, geschieht auf seinem Primary.</translation>
    </message>
</context>
<context>
    <name>dashboard::AdvicePanel</name>
    <message>
        <source>Copy statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>advice, how sure it is</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between titles</comment>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>dashboard::AnswerLine</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>dashboard::ChartGrid</name>
    <message>
        <source>Take this chart away</source>
        <translation>Dieses Diagramm wegnehmen</translation>
    </message>
</context>
<context>
    <name>dashboard::DashboardPane</name>
    <message>
        <source>What dies next (F3)</source>
        <translation>Was als Nächstes ausfällt (F3)</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
</context>
<context>
    <name>dashboard::DetailTabs</name>
    <message>
        <source>Tables about this target</source>
        <translation>Tabellen zu diesem Ziel</translation>
    </message>
</context>
<context>
    <name>dashboard::FiguresDialog</name>
    <message>
        <source>No figure matches.</source>
        <translation>Kein Wert passt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>More figures</source>
        <translation>Weitere Werte</translation>
    </message>
    <message>
        <source>More figures of %1</source>
        <translation>Weitere Werte von %1</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>Teil des Namens eingeben</translation>
    </message>
    <message>
        <source>Search the figures</source>
        <translation>Werte durchsuchen</translation>
    </message>
    <message>
        <source>Figures without a chart of their own</source>
        <translation>Werte ohne eigenes Diagramm</translation>
    </message>
    <message>
        <source>↑ ↓ choose    Enter adds its chart or takes it away    Esc close</source>
        <translation>↑ ↓ wählen    Eingabe fügt das Diagramm hinzu oder nimmt es weg    Esc schließen</translation>
    </message>
</context>
<context>
    <name>dashboard::FiguresModel</name>
    <message>
        <source>on a chart</source>
        <translation>im Diagramm</translation>
    </message>
</context>
<context>
    <name>dashboard::FleetDelegate</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Encryption %1</source>
        <translation>Verschlüsselung %1</translation>
    </message>
    <message>
        <source>Started %1 (%2 UTC)</source>
        <translation>Gestartet %1 (%2 UTC)</translation>
    </message>
    <message>
        <source>Our role there: %1</source>
        <translation>Unsere Rolle dort: %1</translation>
    </message>
</context>
<context>
    <name>dashboard::FleetView</name>
    <message>
        <source>Filter targets</source>
        <translation>Ziele filtern</translation>
    </message>
    <message>
        <source>Filter targets by name, role, kind or tier</source>
        <translation>Ziele nach Name, Rolle, Art oder Ebene filtern</translation>
    </message>
    <message>
        <source>Targets by tier</source>
        <translation>Ziele nach Ebene</translation>
    </message>
    <message>
        <source>No target matches</source>
        <translation>Kein Ziel passt</translation>
    </message>
    <message>
        <source>Names, roles, kinds and tiers are searched.</source>
        <translation>Gesucht wird in Namen, Rollen, Arten und Ebenen.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Nothing is watched yet</source>
        <translation>Noch wird nichts beobachtet</translation>
    </message>
    <message>
        <source>This environment names no target.</source>
        <translation>Diese Umgebung nennt kein Ziel.</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>Add a target (Ctrl+N)</source>
        <translation>Ziel hinzufügen (Strg+N)</translation>
    </message>
</context>
<context>
    <name>dashboard::IndexesPage</name>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
</context>
<context>
    <name>dashboard::LiveTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>dashboard::MuteDialog</name>
    <message>
        <source>Leave it</source>
        <translation>Nicht tun</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Mute a problem</source>
        <translation>Ein Problem stummschalten</translation>
    </message>
    <message>
        <source>Why? It stands beside it and in the journal.</source>
        <translation>Warum? Es steht daneben und im Journal.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>für eine Stunde</translation>
    </message>
    <message>
        <source>for 4 hours</source>
        <translation>für 4 Stunden</translation>
    </message>
    <message>
        <source>until tomorrow morning, 8:00</source>
        <translation>bis morgen früh, 8:00</translation>
    </message>
    <message>
        <source>for a day</source>
        <translation>für einen Tag</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>für eine Woche</translation>
    </message>
    <message>
        <source>for 30 days</source>
        <translation>für 30 Tage</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>For all targets of %1</source>
        <translation>Für alle Ziele von %1</translation>
    </message>
    <message>
        <source>Mute this problem?</source>
        <translation>Dieses Problem stummschalten?</translation>
    </message>
    <message>
        <source>It stays in the list, struck through, and does not count until then.</source>
        <translation>Es bleibt durchgestrichen in der Liste und zählt bis dahin nicht.</translation>
    </message>
    <message>
        <source>It stays in the list, struck through, and does not count until then, or until it becomes critical.</source>
        <translation>Es bleibt durchgestrichen in der Liste und zählt bis dahin nicht, oder bis es kritisch wird.</translation>
    </message>
</context>
<context>
    <name>dashboard::ParityView</name>
    <message>
        <source>Differences to other environments</source>
        <translation>Unterschiede zu anderen Umgebungen</translation>
    </message>
    <message>
        <source>No differences</source>
        <translation>Keine Unterschiede</translation>
    </message>
    <message>
        <source>Settings, roles, extensions and objects are the same, or differ as expected.</source>
        <translation>Einstellungen, Rollen, Erweiterungen und Objekte sind gleich oder unterscheiden sich wie erwartet.</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleich läuft</translation>
    </message>
    <message>
        <source>Both servers are asked; it takes some seconds.</source>
        <translation>Beide Server werden befragt; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>Noch nicht verglichen</translation>
    </message>
    <message>
        <source>It is compared by itself once the target answers, and each hour; F5 compares now.</source>
        <translation>Verglichen wird von selbst, sobald das Ziel antwortet, und jede Stunde; F5 vergleicht jetzt.</translation>
    </message>
    <message>
        <source>F5 compares now.</source>
        <translation>F5 vergleicht jetzt.</translation>
    </message>
    <message>
        <source>%1, checked %2 ago.</source>
        <translation>%1, vor %2 geprüft.</translation>
    </message>
    <message>
        <source>Looking again.</source>
        <translation>Es wird erneut nachgesehen.</translation>
    </message>
</context>
<context>
    <name>dashboard::PastBand</name>
    <message>
        <source>You see %1, %2 ago.</source>
        <translation>Sie sehen %1, vor %2.</translation>
    </message>
    <message>
        <source>You see %1.</source>
        <translation>Sie sehen %1.</translation>
    </message>
    <message>
        <source>Evidence pack %1, read only: nothing is connected.</source>
        <translation>Beweispaket %1, nur zum Ansehen: nichts ist verbunden.</translation>
    </message>
    <message>
        <source>Nothing was recorded at %1.</source>
        <translation>Um %1 wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>Zurück zu jetzt (Esc)</translation>
    </message>
</context>
<context>
    <name>dashboard::PoolActions</name>
    <message>
        <source>%1: %2</source>
        <comment>pool: advice</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Our login may only look at this pooler; to change a pool it must be one of its admin_users.</source>
        <translation>Unsere Anmeldung darf bei diesem Pooler nur zusehen; um einen Pool zu ändern, muss sie zu seinen admin_users gehören.</translation>
    </message>
    <message>
        <source>Set it to %1…</source>
        <translation>Auf %1 setzen …</translation>
    </message>
    <message>
        <source>Back to %1…</source>
        <translation>Zurück auf %1 …</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf %1</translation>
    </message>
    <message>
        <source>Set it to %1</source>
        <translation>Auf %1 setzen</translation>
    </message>
</context>
<context>
    <name>dashboard::PoolPage</name>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
</context>
<context>
    <name>dashboard::PreparedPanel</name>
    <message>
        <source>Copy statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
</context>
<context>
    <name>dashboard::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>dashboard::ProblemRow</name>
    <message>
        <source>Show trends</source>
        <translation>Verlauf zeigen</translation>
    </message>
    <message>
        <source>Show sessions</source>
        <translation>Sitzungen zeigen</translation>
    </message>
    <message>
        <source>Show replication</source>
        <translation>Replikation zeigen</translation>
    </message>
    <message>
        <source>Show pool</source>
        <translation>Pool zeigen</translation>
    </message>
    <message>
        <source>Show storage</source>
        <translation>Speicherplatz zeigen</translation>
    </message>
    <message>
        <source>Enter password…</source>
        <translation>Passwort eingeben…</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Show tables</source>
        <translation>Tabellen zeigen</translation>
    </message>
    <message>
        <source>Show indexes</source>
        <translation>Indizes zeigen</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Let it count</source>
        <translation>Wieder zählen</translation>
    </message>
    <message>
        <source>Mute…</source>
        <translation>Stummschalten …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Acknowledge for 30 minutes</source>
        <translation>Für 30 Minuten bestätigen</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>Vorfall eröffnen…</translation>
    </message>
</context>
<context>
    <name>dashboard::ReasonSheet</name>
    <message>
        <source>Leave it</source>
        <translation>Nicht tun</translation>
    </message>
    <message>
        <source>Why? It stands in the journal.</source>
        <translation>Warum? Es steht im Journal.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>dashboard::ReplicationPage</name>
    <message>
        <source>No replication here</source>
        <translation>Hier keine Replikation</translation>
    </message>
    <message>
        <source>No standby receives from this server, and it receives from none.</source>
        <translation>Kein Standby empfängt von diesem Server, und er empfängt von keinem.</translation>
    </message>
    <message>
        <source>Replication</source>
        <translation>Replikation</translation>
    </message>
    <message>
        <source>No standby could take over now.</source>
        <translation>Kein Standby könnte jetzt übernehmen.</translation>
    </message>
    <message>
        <source>Replication slots of %1</source>
        <translation>Replikations-Slots von %1</translation>
    </message>
</context>
<context>
    <name>dashboard::ScrubBar</name>
    <message>
        <source>Second that is shown</source>
        <translation>Gezeigte Sekunde</translation>
    </message>
    <message>
        <source>Drag to see every table as it was at that second. Ctrl+Left and Ctrl+Right go a second, with Shift a minute.</source>
        <translation>Ziehen zeigt jede Tabelle, wie sie in jener Sekunde war. Strg+Links und Strg+Rechts gehen eine Sekunde, mit Umschalt eine Minute.</translation>
    </message>
</context>
<context>
    <name>dashboard::SecurityPage</name>
    <message>
        <source>Looking</source>
        <translation>Es wird nachgesehen</translation>
    </message>
    <message>
        <source>The server is asked; it takes some seconds.</source>
        <translation>Der Server wird gefragt; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>It could not be looked at</source>
        <translation>Nachsehen war nicht möglich</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <source>It is looked at as soon as the target answers.</source>
        <translation>Es wird nachgesehen, sobald das Ziel antwortet.</translation>
    </message>
    <message>
        <source>%1, as of %2.</source>
        <translation>%1, Stand %2.</translation>
    </message>
    <message>
        <source>Policies tried at %1.</source>
        <translation>Policies erprobt um %1.</translation>
    </message>
    <message>
        <source>Looking again.</source>
        <translation>Es wird erneut nachgesehen.</translation>
    </message>
    <message>
        <source>The last attempt failed: %1</source>
        <translation>Der letzte Versuch schlug fehl: %1</translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Keine Befunde</translation>
    </message>
    <message>
        <source>Every check was made, and none found anything.</source>
        <translation>Jede Prüfung wurde gemacht, keine fand etwas.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>This target is looked at on request only: press F5, or run it again.</source>
        <translation>Dieses Ziel wird nur auf Wunsch geprüft: F5 oder „Erneut prüfen“.</translation>
    </message>
    <message>
        <source>%1, checked %2 ago.</source>
        <translation>%1, vor %2 geprüft.</translation>
    </message>
    <message>
        <source>Since %1: %2 new, %3 gone.</source>
        <translation>Seit %1: %2 neu, %3 weg.</translation>
    </message>
    <message>
        <source>Nothing new or gone since %1.</source>
        <translation>Seit %1 nichts neu oder weg.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Parity</source>
        <translation>Gleichstand</translation>
    </message>
    <message>
        <source>What is shown of the security of this server</source>
        <translation>Was von der Sicherheit dieses Servers gezeigt wird</translation>
    </message>
</context>
<context>
    <name>dashboard::SessionActions</name>
    <message>
        <source>End session %1?</source>
        <translation>Sitzung %1 beenden?</translation>
    </message>
    <message>
        <source>End session %1</source>
        <translation>Sitzung %1 beenden</translation>
    </message>
    <message>
        <source>Cancel statement</source>
        <translation>Anweisung abbrechen</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>Sitzung beenden …</translation>
    </message>
</context>
<context>
    <name>dashboard::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
</context>
<context>
    <name>dashboard::SqlPage</name>
    <message>
        <source>It did not run</source>
        <translation>Sie lief nicht</translation>
    </message>
    <message>
        <source>The reason stands above.</source>
        <translation>Der Grund steht oben.</translation>
    </message>
    <message>
        <source>It runs. Esc ends it.</source>
        <translation>Sie läuft. Esc beendet sie.</translation>
    </message>
    <message>
        <source>It runs</source>
        <translation>Sie läuft</translation>
    </message>
    <message>
        <source>A connection of its own is opened for it and closed after it.</source>
        <translation>Für sie wird eine eigene Verbindung geöffnet und danach geschlossen.</translation>
    </message>
    <message>
        <source>The server is asked to end it.</source>
        <translation>Der Server wird gebeten, sie zu beenden.</translation>
    </message>
    <message>
        <source>The server refused it</source>
        <translation>Der Server lehnte sie ab</translation>
    </message>
    <message>
        <source>What it said stands above.</source>
        <translation>Was er sagte, steht oben.</translation>
    </message>
    <message>
        <source>No rows</source>
        <translation>Keine Zeilen</translation>
    </message>
    <message>
        <source>The statement ran and answered with none.</source>
        <translation>Die Anweisung lief und antwortete mit keiner.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>The statement to run</source>
        <translation>Die Anweisung, die laufen soll</translation>
    </message>
    <message>
        <source>One statement that reads; Ctrl+Enter runs it.</source>
        <translation>Eine Anweisung, die liest; Strg+Eingabe führt sie aus.</translation>
    </message>
    <message>
        <source>Its rows</source>
        <translation>Ihre Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>Read only, %n second(s) at most. The journal keeps its digest, not its text.</source>
        <translation>
            <numerusform>Nur lesend, höchstens %n Sekunde. Das Journal behält ihren Fingerabdruck, nicht ihren Text.</numerusform>
            <numerusform>Nur lesend, höchstens %n Sekunden. Das Journal behält ihren Fingerabdruck, nicht ihren Text.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been run</source>
        <translation>Noch nichts ausgeführt</translation>
    </message>
    <message>
        <source>The rows of a statement appear here.</source>
        <translation>Hier erscheinen die Zeilen einer Anweisung.</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
</context>
<context>
    <name>dashboard::StatementPane</name>
    <message>
        <source>The text of this statement is not known.</source>
        <translation>Der Text dieser Anweisung ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Asking the server. The statement is planned, never run.</source>
        <translation>Der Server wird gefragt. Die Anweisung wird geplant, nie ausgeführt.</translation>
    </message>
    <message>
        <source>Plan for any values. Before PostgreSQL 16 partitions are left out of it as if all values were NULL.</source>
        <translation>Plan für beliebige Werte. Vor PostgreSQL 16 fehlen darin Partitionen, als wären alle Werte NULL.</translation>
    </message>
    <message>
        <source>For any values; nothing was run.</source>
        <translation>Für beliebige Werte; ausgeführt wurde nichts.</translation>
    </message>
    <message>
        <source>Show statement</source>
        <translation>Anweisung zeigen</translation>
    </message>
    <message>
        <source>Show plan</source>
        <translation>Plan zeigen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>The whole statement</source>
        <translation>Die ganze Anweisung</translation>
    </message>
    <message>
        <source>Its plan</source>
        <translation>Ihr Plan</translation>
    </message>
</context>
<context>
    <name>dashboard::StatementRange</name>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>A and B</source>
        <translation>A und B</translation>
    </message>
    <message>
        <source>Time the statements are shown of</source>
        <translation>Zeit, deren Anweisungen gezeigt werden</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Beginning of A, the earlier stretch</source>
        <translation>Beginn von A, dem früheren Zeitraum</translation>
    </message>
    <message>
        <source>Beginning of B, the later stretch</source>
        <translation>Beginn von B, dem späteren Zeitraum</translation>
    </message>
    <message>
        <source>10 min each</source>
        <translation>je 10 min</translation>
    </message>
    <message>
        <source>30 min each</source>
        <translation>je 30 min</translation>
    </message>
    <message>
        <source>1 h each</source>
        <translation>je 1 h</translation>
    </message>
    <message>
        <source>6 h each</source>
        <translation>je 6 h</translation>
    </message>
    <message>
        <source>24 h each</source>
        <translation>je 24 h</translation>
    </message>
    <message>
        <source>Length of A and B</source>
        <translation>Länge von A und B</translation>
    </message>
</context>
<context>
    <name>dashboard::StatementsPage</name>
    <message>
        <source>Two stretches of time compared</source>
        <translation>Zwei Zeiträume im Vergleich</translation>
    </message>
    <message>
        <source>No answer from this target</source>
        <translation>Keine Antwort von diesem Ziel</translation>
    </message>
    <message>
        <source>Nothing is kept of its statements in this time.</source>
        <translation>Von seinen Anweisungen ist aus dieser Zeit nichts aufgehoben.</translation>
    </message>
    <message>
        <source>Nothing is kept of this time</source>
        <translation>Aus dieser Zeit ist nichts aufgehoben</translation>
    </message>
    <message>
        <source>The console has to run while statements are counted. Choose another time.</source>
        <translation>Die Konsole muss laufen, während Anweisungen gezählt werden. Wählen Sie eine andere Zeit.</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
</context>
<context>
    <name>dashboard::StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>Speicherplatz</translation>
    </message>
</context>
<context>
    <name>dashboard::TablePage</name>
    <message>
        <source>Not read yet</source>
        <translation>Noch nicht gelesen</translation>
    </message>
    <message>
        <source>It comes with the next round of this target.</source>
        <translation>Kommt mit der nächsten Runde dieses Ziels.</translation>
    </message>
    <message>
        <source>Our role may not see this</source>
        <translation>Unsere Rolle darf das nicht sehen</translation>
    </message>
    <message>
        <source>Grant pg_monitor to the role this console uses, then try again.</source>
        <translation>Der Rolle dieser Konsole pg_monitor geben, dann neu versuchen.</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt neu versuchen</translation>
    </message>
    <message>
        <source>No answer from this target</source>
        <translation>Keine Antwort von diesem Ziel</translation>
    </message>
    <message>
        <source>Nothing has been read since the console started.</source>
        <translation>Seit dem Start der Konsole wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>These rows are %1 old: the target is %2.</source>
        <translation>Stand vor %1, Ziel: %2.</translation>
    </message>
</context>
<context>
    <name>dashboard::TargetHeader</name>
    <message>
        <source>No target selected</source>
        <translation>Kein Ziel gewählt</translation>
    </message>
    <message>
        <source>up %1</source>
        <translation>läuft seit %1</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>our role: %1</source>
        <translation>unsere Rolle: %1</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Test the connection to this target</source>
        <translation>Verbindung zu diesem Ziel testen</translation>
    </message>
    <message>
        <source>Edit this target</source>
        <translation>Dieses Ziel bearbeiten</translation>
    </message>
    <message>
        <source>health %1</source>
        <translation>Gesundheit %1</translation>
    </message>
    <message numerus="yes">
        <source>watching it: %n connection(s), at most %1 ms a second</source>
        <translation>
            <numerusform>Beobachtung: %n Verbindung, höchstens %1 ms je Sekunde</numerusform>
            <numerusform>Beobachtung: %n Verbindungen, höchstens %1 ms je Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>More figures of this target, to add a chart</source>
        <translation>Weitere Werte dieses Ziels, um ein Diagramm hinzuzufügen</translation>
    </message>
    <message>
        <source>More figures of this target, to add a chart (F7)</source>
        <translation>Weitere Werte dieses Ziels, um ein Diagramm hinzuzufügen (F7)</translation>
    </message>
</context>
<context>
    <name>dashboard::TargetMenu</name>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Move to tier</source>
        <translation>In Ebene verschieben</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Add a target…</source>
        <translation>Ziel hinzufügen…</translation>
    </message>
    <message>
        <source>Import from pg_service.conf and .pgpass…</source>
        <translation>Aus pg_service.conf und .pgpass übernehmen…</translation>
    </message>
    <message>
        <source>Arrange tiers…</source>
        <translation>Ebenen ordnen…</translation>
    </message>
</context>
<context>
    <name>dashboard::TimeControls</name>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Time shown by the charts</source>
        <translation>Zeitraum der Diagramme</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Live or paused</source>
        <translation>Live oder angehalten</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Draw the charts every</source>
        <translation>Diagramme zeichnen alle</translation>
    </message>
    <message>
        <source>How often the charts are drawn. Figures are measured at the target&apos;s own interval.</source>
        <translation>Wie oft die Diagramme gezeichnet werden. Gemessen wird im Takt des Ziels.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>dashboard::VacuumPage</name>
    <message>
        <source>Vacuum</source>
        <translation>Vacuum</translation>
    </message>
</context>
<context>
    <name>environment::Words</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a mapping</source>
        <translation>eine Zuordnung</translation>
    </message>
    <message>
        <source>a single value</source>
        <translation>ein einzelner Wert</translation>
    </message>
    <message>
        <source>%1 cannot be chosen here</source>
        <translation>%1 steht hier nicht zur Wahl</translation>
    </message>
    <message>
        <source>choose one of %1</source>
        <translation>eines davon wählen: %1</translation>
    </message>
    <message>
        <source>did you mean &apos;%1&apos;?</source>
        <translation>war &apos;%1&apos; gemeint?</translation>
    </message>
    <message>
        <source>a single value is expected, there is %1</source>
        <translation>erwartet wird ein einzelner Wert, hier steht %1</translation>
    </message>
    <message>
        <source>write the value after the colon</source>
        <translation>den Wert hinter den Doppelpunkt schreiben</translation>
    </message>
    <message>
        <source>%1: a list is expected, there is %2</source>
        <translation>%1: erwartet wird eine Liste, hier steht %2</translation>
    </message>
    <message>
        <source>start each entry with a dash on a line of its own</source>
        <translation>jeden Eintrag mit einem Strich auf eigener Zeile beginnen</translation>
    </message>
    <message>
        <source>%1: keys with values are expected, there is %2</source>
        <translation>%1: erwartet werden Schlüssel mit Werten, hier steht %2</translation>
    </message>
    <message>
        <source>write &apos;key: value&apos; a line</source>
        <translation>je Zeile &apos;Schlüssel: Wert&apos; schreiben</translation>
    </message>
    <message>
        <source>one line is expected, there are several</source>
        <translation>erwartet wird eine Zeile, hier stehen mehrere</translation>
    </message>
    <message>
        <source>write it on one line</source>
        <translation>auf eine Zeile schreiben</translation>
    </message>
    <message>
        <source>a window is counted in whole hours</source>
        <translation>ein Fenster zählt ganze Stunden</translation>
    </message>
    <message>
        <source>write 1h, 7d, 30d ...</source>
        <translation>1h, 7d, 30d ... schreiben</translation>
    </message>
    <message>
        <source>the program of a command must be an absolute path</source>
        <translation>das Programm eines Befehls muss ein absoluter Pfad sein</translation>
    </message>
    <message>
        <source>no shell and no search path is used: [/usr/bin/pass, show, db/orders]</source>
        <translation>weder Shell noch Suchpfad gelten: [/usr/bin/pass, show, db/orders]</translation>
    </message>
    <message>
        <source>the header %1 carries a secret</source>
        <translation>der Header %1 trägt ein Geheimnis</translation>
    </message>
    <message>
        <source>the threshold has no limit</source>
        <translation>der Schwelle fehlt die Grenze</translation>
    </message>
    <message>
        <source>add &apos;warning:&apos;, &apos;critical:&apos; or both</source>
        <translation>&apos;warning:&apos;, &apos;critical:&apos; oder beides ergänzen</translation>
    </message>
    <message>
        <source>the limits are the wrong way round: with &apos;below: true&apos; the critical one is the smaller</source>
        <translation>die Grenzen sind vertauscht: mit &apos;below: true&apos; ist die kritische die kleinere</translation>
    </message>
    <message>
        <source>swap them, or remove &apos;below: true&apos; if large values are bad</source>
        <translation>tauschen, oder &apos;below: true&apos; entfernen, falls große Werte schlecht sind</translation>
    </message>
    <message>
        <source>the limits are the wrong way round: the critical one is the larger</source>
        <translation>die Grenzen sind vertauscht: die kritische ist die größere</translation>
    </message>
    <message>
        <source>swap them, or add &apos;below: true&apos; if small values are bad</source>
        <translation>tauschen, oder &apos;below: true&apos; ergänzen, falls kleine Werte schlecht sind</translation>
    </message>
    <message>
        <source>a client certificate and its key belong together</source>
        <translation>Clientzertifikat und Schlüssel gehören zusammen</translation>
    </message>
    <message>
        <source>write both &apos;certificate:&apos; and &apos;key:&apos;, or neither</source>
        <translation>&apos;certificate:&apos; und &apos;key:&apos; beide schreiben oder keines</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not belong to this source</source>
        <translation>&apos;%1&apos; gehört nicht zu dieser Quelle</translation>
    </message>
    <message>
        <source>remove it, or change &apos;from:&apos;</source>
        <translation>entfernen, oder &apos;from:&apos; ändern</translation>
    </message>
    <message>
        <source>the source needs &apos;%1&apos;</source>
        <translation>die Quelle braucht &apos;%1&apos;</translation>
    </message>
    <message>
        <source>add &apos;%1:&apos;</source>
        <translation>&apos;%1:&apos; ergänzen</translation>
    </message>
    <message>
        <source>the target has neither &apos;host&apos; nor &apos;service&apos;</source>
        <translation>das Ziel hat weder &apos;host&apos; noch &apos;service&apos;</translation>
    </message>
    <message>
        <source>add &apos;host:&apos; with a name, an address or a socket folder</source>
        <translation>&apos;host:&apos; mit Name, Adresse oder Socket-Ordner ergänzen</translation>
    </message>
    <message>
        <source>stream_pending counts one consumer group</source>
        <translation>stream_pending zählt eine Consumer-Gruppe</translation>
    </message>
    <message>
        <source>add &apos;group:&apos;</source>
        <translation>&apos;group:&apos; ergänzen</translation>
    </message>
    <message>
        <source>&apos;group&apos; belongs to stream_pending</source>
        <translation>&apos;group&apos; gehört zu stream_pending</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>the goal %1 is not a share of the time</source>
        <translation>die Zielvorgabe %1 ist kein Anteil der Zeit</translation>
    </message>
    <message>
        <source>write per cent, above 0 and at most 100: 99.9</source>
        <translation>Prozent schreiben, über 0 und höchstens 100: 99.9</translation>
    </message>
    <message>
        <source>this heartbeat needs &apos;%1&apos;</source>
        <translation>dieses Lebenszeichen braucht &apos;%1&apos;</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not belong to this heartbeat</source>
        <translation>&apos;%1&apos; gehört nicht zu diesem Lebenszeichen</translation>
    </message>
    <message>
        <source>remove it, or change &apos;where:&apos;</source>
        <translation>entfernen, oder &apos;where:&apos; ändern</translation>
    </message>
    <message>
        <source>the key %1 is for a secret; a shared file must not hold one</source>
        <translation>der Schlüssel %1 ist für ein Geheimnis; eine geteilte Datei darf keines enthalten</translation>
    </message>
    <message>
        <source>remove it; %1</source>
        <translation>entfernen; %1</translation>
    </message>
    <message>
        <source>remove it; the keys here are %1</source>
        <translation>entfernen; die Schlüssel hier sind %1</translation>
    </message>
    <message>
        <source>unknown key %1</source>
        <translation>unbekannter Schlüssel %1</translation>
    </message>
    <message>
        <source>%1: &apos;%2&apos; is missing</source>
        <translation>%1: &apos;%2&apos; fehlt</translation>
    </message>
    <message>
        <source>the id %1 is there twice</source>
        <translation>die id %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>rename one; the first one counts</source>
        <translation>eine umbenennen; die erste zählt</translation>
    </message>
    <message>
        <source>there is a second statement after &apos;;&apos;</source>
        <translation>nach &apos;;&apos; folgt ein zweites Statement</translation>
    </message>
    <message>
        <source>write one statement; the server is sent one at a time</source>
        <translation>ein Statement schreiben; an den Server geht immer nur eines</translation>
    </message>
    <message>
        <source>there is no statement</source>
        <translation>das Statement fehlt</translation>
    </message>
    <message>
        <source>write one that returns a number</source>
        <translation>eines schreiben, das eine Zahl liefert</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation>die Datei existiert nicht</translation>
    </message>
    <message>
        <source>copy the example environment to this place</source>
        <translation>die Beispielumgebung hierher kopieren</translation>
    </message>
    <message>
        <source>this is not a file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>name an environment file</source>
        <translation>eine Umgebungsdatei nennen</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>die Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>ihre Rechte prüfen</translation>
    </message>
    <message>
        <source>check the disk or the network folder it is on</source>
        <translation>Platte oder Netzordner der Datei prüfen</translation>
    </message>
    <message>
        <source>%1 is not a duration</source>
        <translation>%1 ist keine Dauer</translation>
    </message>
    <message>
        <source>write a number and ms, s, min, h, d or w: 500ms, 2s, 5min</source>
        <translation>Zahl und ms, s, min, h, d oder w schreiben: 500ms, 2s, 5min</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>write digits with a point: 99.9</source>
        <translation>Ziffern mit Punkt schreiben: 99.9</translation>
    </message>
    <message>
        <source>&apos;m&apos; could be minutes, months or metres</source>
        <translation>&apos;m&apos; könnte Minuten, Monate oder Meter heißen</translation>
    </message>
    <message>
        <source>write min for minutes: 5min</source>
        <translation>min für Minuten schreiben: 5min</translation>
    </message>
    <message>
        <source>the duration %1 is out of range</source>
        <translation>die Dauer %1 liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>write between 1ms and 3653d</source>
        <translation>einen Wert von 1ms bis 3653d schreiben</translation>
    </message>
    <message>
        <source>%1 is not a size</source>
        <translation>%1 ist keine Größe</translation>
    </message>
    <message>
        <source>write a number and B, KiB, MiB, GiB or TiB: 64MiB</source>
        <translation>Zahl und B, KiB, MiB, GiB oder TiB schreiben: 64MiB</translation>
    </message>
    <message>
        <source>the unit of this metric is not known here</source>
        <translation>die Einheit dieser Metrik ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>write the plain number in the metric&apos;s own unit</source>
        <translation>die bloße Zahl in der Einheit der Metrik schreiben</translation>
    </message>
    <message>
        <source>%1 does not fit what this metric counts</source>
        <translation>%1 passt nicht zu dem, was diese Metrik zählt</translation>
    </message>
    <message>
        <source>%1 is not a limit</source>
        <translation>%1 ist keine Grenze</translation>
    </message>
    <message>
        <source>write a number, or a number with a unit: 80, 80%, 15min, 10GiB</source>
        <translation>Zahl oder Zahl mit Einheit schreiben: 80, 80%, 15min, 10GiB</translation>
    </message>
    <message numerus="yes">
        <source>there are more than %n mistakes; the rest is not listed</source>
        <translation>
            <numerusform>es gibt mehr als %n Fehler; der Rest ist nicht aufgeführt</numerusform>
            <numerusform>es gibt mehr als %n Fehler; der Rest ist nicht aufgeführt</numerusform>
        </translation>
    </message>
    <message>
        <source>correct these first</source>
        <translation>erst diese berichtigen</translation>
    </message>
    <message>
        <source>%1 is not declared under &apos;%2&apos;</source>
        <translation>%1 ist unter &apos;%2&apos; nicht erklärt</translation>
    </message>
    <message>
        <source>declare it there, or remove the name</source>
        <translation>dort erklären, oder den Namen entfernen</translation>
    </message>
    <message>
        <source>the target points to itself</source>
        <translation>das Ziel verweist auf sich selbst</translation>
    </message>
    <message>
        <source>remove the edge</source>
        <translation>die Kante entfernen</translation>
    </message>
    <message>
        <source>&apos;via&apos; names %1, which cannot hold this heartbeat</source>
        <translation>&apos;via&apos; nennt %1, das dieses Lebenszeichen nicht enthalten kann</translation>
    </message>
    <message>
        <source>name a target of kind redis</source>
        <translation>ein Ziel der Art redis nennen</translation>
    </message>
    <message>
        <source>name a target of kind postgres</source>
        <translation>ein Ziel der Art postgres nennen</translation>
    </message>
    <message>
        <source>the edges run in a circle: %1</source>
        <translation>die Kanten laufen im Kreis: %1</translation>
    </message>
    <message>
        <source>remove one of these edges; nothing can depend on itself</source>
        <translation>eine dieser Kanten entfernen; nichts kann von sich selbst abhängen</translation>
    </message>
    <message>
        <source>nobody measures the metric %1</source>
        <translation>niemand misst die Metrik %1</translation>
    </message>
    <message>
        <source>look the id up with &apos;quarterdeckctl status --json&apos;; the limit has no effect</source>
        <translation>id mit &apos;quarterdeckctl status --json&apos; nachsehen; die Grenze bleibt wirkungslos</translation>
    </message>
    <message>
        <source>%1; the entry of line %2 is left out</source>
        <translation>%1; der Eintrag in Zeile %2 ist ausgelassen</translation>
    </message>
    <message>
        <source>%1 is not a whole number from %2 to %3</source>
        <translation>%1 ist keine ganze Zahl von %2 bis %3</translation>
    </message>
    <message>
        <source>write a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2 schreiben</translation>
    </message>
    <message>
        <source>%1 is not a port</source>
        <translation>%1 ist kein Port</translation>
    </message>
    <message>
        <source>write a number from 1 to 65535</source>
        <translation>eine Zahl von 1 bis 65535 schreiben</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 ist weder true noch false</translation>
    </message>
    <message>
        <source>write true or false</source>
        <translation>true oder false schreiben</translation>
    </message>
    <message>
        <source>%1 is not an id</source>
        <translation>%1 ist keine id</translation>
    </message>
    <message numerus="yes">
        <source>use a to z, 0 to 9 and dashes, at most %n characters</source>
        <translation>
            <numerusform>nur a bis z, 0 bis 9 und Striche, höchstens %n Zeichen</numerusform>
            <numerusform>nur a bis z, 0 bis 9 und Striche, höchstens %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not a metric id</source>
        <translation>%1 ist keine Metrik-id</translation>
    </message>
    <message>
        <source>use lower-case words joined by points: business.orders_per_minute</source>
        <translation>kleingeschriebene Wörter mit Punkten verbinden: business.orders_per_minute</translation>
    </message>
    <message>
        <source>a socket folder cannot be used here</source>
        <translation>ein Socket-Ordner ist hier nicht möglich</translation>
    </message>
    <message>
        <source>write a host name or an address</source>
        <translation>Hostnamen oder Adresse schreiben</translation>
    </message>
    <message>
        <source>this is an address with a scheme, not a host</source>
        <translation>das ist eine Adresse mit Schema, kein Host</translation>
    </message>
    <message>
        <source>write the host name alone; port, database and user have keys of their own</source>
        <translation>nur den Hostnamen schreiben; Port, Datenbank und Benutzer haben eigene Schlüssel</translation>
    </message>
    <message>
        <source>a target is one host</source>
        <translation>ein Ziel ist ein Host</translation>
    </message>
    <message>
        <source>declare a target for each host</source>
        <translation>je Host ein Ziel anlegen</translation>
    </message>
    <message>
        <source>the host contains a port</source>
        <translation>der Host enthält einen Port</translation>
    </message>
    <message>
        <source>write the port under &apos;port&apos;</source>
        <translation>den Port unter &apos;port&apos; schreiben</translation>
    </message>
    <message>
        <source>%1 is not a host name or an address</source>
        <translation>%1 ist weder Hostname noch Adresse</translation>
    </message>
    <message>
        <source>write a name like db1.example.org or an address like 10.0.0.5</source>
        <translation>einen Namen wie db1.example.org oder eine Adresse wie 10.0.0.5 schreiben</translation>
    </message>
    <message>
        <source>the address contains a secret</source>
        <translation>die Adresse enthält ein Geheimnis</translation>
    </message>
    <message>
        <source>%1 is not a web address</source>
        <translation>%1 ist keine Webadresse</translation>
    </message>
    <message>
        <source>write it like https://shop.example.org/health</source>
        <translation>so schreiben: https://shop.example.org/health</translation>
    </message>
    <message>
        <source>the scheme %1 cannot be asked</source>
        <translation>das Schema %1 lässt sich nicht abfragen</translation>
    </message>
    <message>
        <source>use http or https</source>
        <translation>http oder https nehmen</translation>
    </message>
    <message>
        <source>the address contains a user name</source>
        <translation>die Adresse enthält einen Benutzernamen</translation>
    </message>
    <message>
        <source>%1 is not a JSON pointer</source>
        <translation>%1 ist kein JSON-Pointer</translation>
    </message>
    <message>
        <source>start each step with &apos;/&apos;, write ~1 for &apos;/&apos; and ~0 for &apos;~&apos; in a name: /data/0/count</source>
        <translation>jeden Schritt mit &apos;/&apos; beginnen, ~1 für &apos;/&apos; und ~0 für &apos;~&apos; in Namen: /data/0/count</translation>
    </message>
    <message>
        <source>the home folder of another user is not looked up</source>
        <translation>der Heimatordner anderer Benutzer wird nicht nachgeschlagen</translation>
    </message>
    <message>
        <source>write the whole path</source>
        <translation>den ganzen Pfad schreiben</translation>
    </message>
    <message>
        <source>say under &apos;credential&apos; where it comes from: keyring, pass_file, service or command</source>
        <translation>unter &apos;credential&apos; sagen, woher es kommt: keyring, pass_file, service oder command</translation>
    </message>
    <message>
        <source>this text contains a secret; a shared file must not hold it</source>
        <translation>dieser Text enthält ein Geheimnis; eine geteilte Datei darf keines enthalten</translation>
    </message>
    <message>
        <source>remove it and change it, it may have been seen; %1</source>
        <translation>entfernen und ändern, es könnte gesehen worden sein; %1</translation>
    </message>
    <message>
        <source>it belongs to targets of kind %1</source>
        <translation>es gehört zu Zielen der Art %1</translation>
    </message>
    <message>
        <source>pass and service files belong to PostgreSQL and PgBouncer</source>
        <translation>Pass- und Service-Dateien gehören zu PostgreSQL und PgBouncer</translation>
    </message>
    <message>
        <source>use keyring or command</source>
        <translation>keyring oder command nehmen</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>das Ziel</translation>
    </message>
    <message>
        <source>the target has no &apos;kind&apos;</source>
        <translation>dem Ziel fehlt &apos;kind&apos;</translation>
    </message>
    <message>
        <source>add &apos;kind: postgres&apos; or another kind</source>
        <translation>&apos;kind: postgres&apos; oder eine andere Art ergänzen</translation>
    </message>
    <message>
        <source>the file is larger than %1 KiB</source>
        <translation>die Datei ist größer als %1 KiB</translation>
    </message>
    <message>
        <source>split it into several environments</source>
        <translation>auf mehrere Umgebungen aufteilen</translation>
    </message>
    <message numerus="yes">
        <source>this line is longer than %n characters</source>
        <translation>
            <numerusform>diese Zeile ist länger als %n Zeichen</numerusform>
            <numerusform>diese Zeile ist länger als %n Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>break it; long statements go into a block: &apos;sql: |&apos;</source>
        <translation>umbrechen; lange Statements kommen in einen Block: &apos;sql: |&apos;</translation>
    </message>
    <message>
        <source>this byte is not UTF-8 (0x%1)</source>
        <translation>dieses Byte ist kein UTF-8 (0x%1)</translation>
    </message>
    <message>
        <source>save the file as UTF-8</source>
        <translation>die Datei als UTF-8 speichern</translation>
    </message>
    <message>
        <source>there is a control character here (0x%1)</source>
        <translation>hier steht ein Steuerzeichen (0x%1)</translation>
    </message>
    <message>
        <source>remove it; the file must be plain text</source>
        <translation>entfernen; die Datei muss reiner Text sein</translation>
    </message>
    <message numerus="yes">
        <source>more than %n brackets are open</source>
        <translation>
            <numerusform>mehr als %n Klammer ist offen</numerusform>
            <numerusform>mehr als %n Klammern sind offen</numerusform>
        </translation>
    </message>
    <message>
        <source>close them, or write the list with a dash a line</source>
        <translation>schließen, oder die Liste mit einem Strich je Zeile schreiben</translation>
    </message>
    <message>
        <source>a header name with at most a scheme is expected</source>
        <translation>erwartet wird ein Headername, höchstens mit einem Schema</translation>
    </message>
    <message>
        <source>write &apos;Authorization: Bearer&apos; in quotes; %1</source>
        <translation>&apos;Authorization: Bearer&apos; in Anführungszeichen schreiben; %1</translation>
    </message>
    <message>
        <source>%1 is a built-in metric</source>
        <translation>%1 ist eine eingebaute Metrik</translation>
    </message>
    <message>
        <source>choose an id of your own, such as business.%1</source>
        <translation>eine eigene id wählen, etwa business.%1</translation>
    </message>
    <message>
        <source>the environment file cannot be read</source>
        <translation>die Umgebungsdatei ist nicht lesbar</translation>
    </message>
    <message>
        <source>correct it first: %1</source>
        <translation>erst berichtigen: %1</translation>
    </message>
    <message>
        <source>there is a target %1 already</source>
        <translation>das Ziel %1 gibt es schon</translation>
    </message>
    <message>
        <source>choose another id</source>
        <translation>eine andere id wählen</translation>
    </message>
    <message>
        <source>&apos;targets&apos; is written on one line in braces or brackets</source>
        <translation>&apos;targets&apos; steht auf einer Zeile in geschweiften oder eckigen Klammern</translation>
    </message>
    <message>
        <source>write it as a list, a dash for each target, and try again</source>
        <translation>als Liste schreiben, ein Strich je Ziel, und neu versuchen</translation>
    </message>
    <message>
        <source>the target %1 cannot be written into the file</source>
        <translation>das Ziel %1 lässt sich nicht in die Datei schreiben</translation>
    </message>
    <message>
        <source>add it by hand</source>
        <translation>von Hand eintragen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht beschreibbar: %2</translation>
    </message>
    <message>
        <source>the file is as it was; check the folder&apos;s permissions and free space</source>
        <translation>die Datei ist unverändert; Rechte und freien Platz des Ordners prüfen</translation>
    </message>
    <message>
        <source>aliases (*name) are not read</source>
        <translation>Aliase (*name) werden nicht gelesen</translation>
    </message>
    <message>
        <source>write the value out here</source>
        <translation>den Wert hier ausschreiben</translation>
    </message>
    <message>
        <source>the text contains a control character</source>
        <translation>der Text enthält ein Steuerzeichen</translation>
    </message>
    <message>
        <source>write visible characters, line breaks and tabs only</source>
        <translation>nur sichtbare Zeichen, Zeilenumbrüche und Tabulatoren schreiben</translation>
    </message>
    <message numerus="yes">
        <source>the file has more than %n values</source>
        <translation>
            <numerusform>die Datei hat mehr als %n Wert</numerusform>
            <numerusform>die Datei hat mehr als %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>anchors (&amp;name) are not read</source>
        <translation>Anker (&amp;name) werden nicht gelesen</translation>
    </message>
    <message>
        <source>remove the anchor; the value itself is kept</source>
        <translation>den Anker entfernen; der Wert selbst bleibt</translation>
    </message>
    <message>
        <source>tags (!name) are not read</source>
        <translation>Tags (!name) werden nicht gelesen</translation>
    </message>
    <message>
        <source>remove the tag</source>
        <translation>den Tag entfernen</translation>
    </message>
    <message numerus="yes">
        <source>more than %n levels deep</source>
        <translation>
            <numerusform>tiefer als %n Ebene</numerusform>
            <numerusform>tiefer als %n Ebenen</numerusform>
        </translation>
    </message>
    <message>
        <source>an environment needs no more than six levels; write it flatter</source>
        <translation>eine Umgebung braucht höchstens sechs Ebenen; flacher schreiben</translation>
    </message>
    <message>
        <source>a key must be a word</source>
        <translation>ein Schlüssel muss ein Wort sein</translation>
    </message>
    <message>
        <source>write &apos;key: value&apos;</source>
        <translation>&apos;Schlüssel: Wert&apos; schreiben</translation>
    </message>
    <message>
        <source>merge keys (&lt;&lt;) are not read</source>
        <translation>Merge-Schlüssel (&lt;&lt;) werden nicht gelesen</translation>
    </message>
    <message>
        <source>write the keys out here</source>
        <translation>die Schlüssel hier ausschreiben</translation>
    </message>
    <message>
        <source>the key %1 is there twice</source>
        <translation>der Schlüssel %1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>remove one; the first one counts</source>
        <translation>einen entfernen; der erste zählt</translation>
    </message>
    <message>
        <source>a second document starts here; only the first is read</source>
        <translation>hier beginnt ein zweites Dokument; nur das erste wird gelesen</translation>
    </message>
    <message>
        <source>put it into a file of its own</source>
        <translation>in eine eigene Datei setzen</translation>
    </message>
    <message>
        <source>this is not YAML: %1</source>
        <translation>das ist kein YAML: %1</translation>
    </message>
    <message>
        <source>look at this line and the one before: indentation, a missing colon, an open quote or bracket</source>
        <translation>diese und die vorige Zeile ansehen: Einrückung, fehlender Doppelpunkt, offenes Anführungszeichen oder offene Klammer</translation>
    </message>
    <message>
        <source>remove it; name it under &apos;authorization_header&apos; of the target and %1</source>
        <translation>entfernen; unter &apos;authorization_header&apos; des Ziels nennen und %1</translation>
    </message>
    <message>
        <source>the credential is never sent: no header is named for it</source>
        <translation>das Geheimnis wird nie gesendet: es ist keine Kopfzeile dafür genannt</translation>
    </message>
    <message>
        <source>add authorization_header: &apos;Authorization: Bearer&apos;, or the header that the server expects</source>
        <translation>authorization_header: &apos;Authorization: Bearer&apos; ergänzen oder die Kopfzeile, die der Server erwartet</translation>
    </message>
    <message>
        <source>the header has nothing to carry: no credential is named</source>
        <translation>die Kopfzeile hat nichts zu tragen: es ist kein &apos;credential&apos; genannt</translation>
    </message>
    <message>
        <source>add &apos;credential: keyring&apos; or &apos;command&apos;, or remove the header</source>
        <translation>&apos;credential: keyring&apos; oder &apos;command&apos; ergänzen oder die Kopfzeile entfernen</translation>
    </message>
    <message>
        <source>the credential travels unencrypted</source>
        <translation>das Geheimnis geht unverschlüsselt auf den Weg</translation>
    </message>
    <message>
        <source>use https, if the server offers it</source>
        <translation>https verwenden, wenn der Server es anbietet</translation>
    </message>
    <message>
        <source>the entry of %1 is written in a way that cannot be changed from here</source>
        <translation>der Eintrag von %1 ist so geschrieben, dass er von hier nicht geändert werden kann</translation>
    </message>
    <message>
        <source>change it by hand; the file is as it was</source>
        <translation>ändern Sie ihn von Hand; die Datei ist, wie sie war</translation>
    </message>
    <message>
        <source>%1 still needs the target %2</source>
        <translation>%1 braucht das Ziel %2 noch</translation>
    </message>
    <message>
        <source>change or remove that entry of the environment file first</source>
        <translation>ändern oder entfernen Sie erst jenen Eintrag der Umgebungsdatei</translation>
    </message>
    <message>
        <source>the tiers in the file were changed meanwhile</source>
        <translation>die Ebenen in der Datei wurden inzwischen geändert</translation>
    </message>
    <message>
        <source>nothing was saved; look again and repeat the change</source>
        <translation>nichts wurde gespeichert; sehen Sie noch einmal nach und wiederholen Sie die Änderung</translation>
    </message>
    <message>
        <source>the tier %1 still has targets</source>
        <translation>die Ebene %1 hat noch Ziele</translation>
    </message>
    <message>
        <source>move them to another tier first</source>
        <translation>verschieben Sie diese erst in eine andere Ebene</translation>
    </message>
    <message>
        <source>the tiers cannot be written into the file</source>
        <translation>die Ebenen lassen sich nicht in die Datei schreiben</translation>
    </message>
    <message>
        <source>correct it first, then try again</source>
        <translation>berichtigen Sie sie erst, dann versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>the file has no target %1 any more</source>
        <translation>die Datei hat kein Ziel %1 mehr</translation>
    </message>
    <message>
        <source>somebody removed or renamed it meanwhile; nothing was saved</source>
        <translation>jemand hat es inzwischen entfernt oder umbenannt; nichts wurde gespeichert</translation>
    </message>
    <message>
        <source>the entry of %1 was changed in the file meanwhile</source>
        <translation>der Eintrag von %1 wurde inzwischen in der Datei geändert</translation>
    </message>
    <message>
        <source>nothing was saved and their text stands; close this, look at the new figures and edit again</source>
        <translation>nichts wurde gespeichert, der fremde Text steht; schließen Sie dies, sehen Sie die neuen Angaben an und bearbeiten Sie erneut</translation>
    </message>
    <message>
        <source>the change of %1 cannot be written into the file</source>
        <translation>die Änderung von %1 lässt sich nicht in die Datei schreiben</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 ist schreibgeschützt</translation>
    </message>
    <message>
        <source>nothing was changed; make it writable, or copy it into a folder of yours and open the copy</source>
        <translation>nichts wurde geändert; machen Sie die Datei beschreibbar, oder kopieren Sie sie in einen eigenen Ordner und öffnen Sie die Kopie</translation>
    </message>
    <message>
        <source>%1 was saved by somebody else at this moment</source>
        <translation>%1 wurde in diesem Augenblick von jemand anderem gespeichert</translation>
    </message>
    <message>
        <source>their text stands; try again</source>
        <translation>der fremde Text steht; versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>a test is a query or a change of rows</source>
        <translation>ein Test ist eine Abfrage oder eine Änderung von Zeilen</translation>
    </message>
    <message>
        <source>begin it with one of %1</source>
        <translation>mit einem dieser Wörter beginnen: %1</translation>
    </message>
    <message>
        <source>isolation is tried between two tenants</source>
        <translation>die Trennung wird zwischen zwei Mandanten erprobt</translation>
    </message>
    <message>
        <source>name two, or none: then two are looked up</source>
        <translation>zwei nennen oder keinen: dann werden zwei gesucht</translation>
    </message>
    <message>
        <source>isolation is tried as a role that has said who its tenant is</source>
        <translation>die Trennung wird als Rolle erprobt, die ihren Mandanten genannt hat</translation>
    </message>
    <message>
        <source>write both &apos;role:&apos; and &apos;setting:&apos;</source>
        <translation>&apos;role:&apos; und &apos;setting:&apos; schreiben, beide</translation>
    </message>
    <message>
        <source>the value does not say which tenant</source>
        <translation>der Wert sagt nicht, welcher Mandant</translation>
    </message>
    <message>
        <source>write {tenant} where it belongs</source>
        <translation>{tenant} an seine Stelle schreiben</translation>
    </message>
    <message>
        <source>the tiers of this file are written in a way that cannot be changed from here</source>
        <translation>die Ebenen dieser Datei sind so geschrieben, dass sie von hier nicht geändert werden können</translation>
    </message>
    <message>
        <source>change &apos;tiers&apos; by hand; one entry a dash can be changed from here</source>
        <translation>ändern Sie &apos;tiers&apos; von Hand; Einträge mit je einem Strich lassen sich von hier ändern</translation>
    </message>
    <message>
        <source>a credential and the header that carries it belong together</source>
        <translation>eine Zugangsangabe und der Header, der sie trägt, gehören zusammen</translation>
    </message>
    <message>
        <source>write both &apos;credential:&apos; and &apos;authorization_header:&apos;, or neither</source>
        <translation>beides angeben, „credential:“ und „authorization_header:“, oder keines von beiden</translation>
    </message>
    <message>
        <source>&apos;own_connection&apos; belongs to a database that is watched through another target</source>
        <translation>&apos;own_connection&apos; gehört zu einer Datenbank, die über ein anderes Ziel beobachtet wird</translation>
    </message>
    <message>
        <source>add &apos;via:&apos;, or remove it: without &apos;via&apos; a target has its own connections anyway</source>
        <translation>&apos;via:&apos; ergänzen, oder es entfernen: ohne &apos;via&apos; hat ein Ziel ohnehin eigene Verbindungen</translation>
    </message>
    <message>
        <source>&apos;via&apos; names %1, which has no connection to that server</source>
        <translation>&apos;via&apos; nennt %1, das keine Verbindung zu diesem Server hat</translation>
    </message>
    <message>
        <source>name a target of kind postgres that is not itself watched through another one</source>
        <translation>ein Ziel der Art postgres nennen, das nicht selbst über ein anderes beobachtet wird</translation>
    </message>
    <message>
        <source>the shared journal has neither &apos;host&apos; nor &apos;service&apos;</source>
        <translation>das gemeinsame Journal hat weder »host« noch »service«</translation>
    </message>
    <message>
        <source>a log is found in one way</source>
        <translation>ein Log wird auf eine Weise gefunden</translation>
    </message>
    <message>
        <source>write either &apos;file&apos;, &apos;unit&apos; or &apos;command&apos;</source>
        <translation>schreiben Sie entweder &apos;file&apos;, &apos;unit&apos; oder &apos;command&apos;</translation>
    </message>
    <message>
        <source>&apos;backup&apos; of a database that is watched through another target is not read</source>
        <translation>&apos;backup&apos; einer Datenbank, die über ein anderes Ziel beobachtet wird, wird nicht gelesen</translation>
    </message>
    <message>
        <source>move it to the target that &apos;via&apos; names, or add &apos;own_connection: true&apos;</source>
        <translation>an das Ziel verschieben, das &apos;via&apos; nennt, oder &apos;own_connection: true&apos; ergänzen</translation>
    </message>
</context>
<context>
    <name>events</name>
    <message>
        <source>The disk is too slow to write the last events.</source>
        <translation>Die Festplatte ist zu langsam, um die letzten Ereignisse zu schreiben.</translation>
    </message>
    <message>
        <source>keep events in %1</source>
        <translation>Ereignisse in %1 aufbewahren</translation>
    </message>
    <message>
        <source>Free space or make the file writable; events are shown meanwhile, but forgotten at the end.</source>
        <translation>Platz schaffen oder die Datei beschreibbar machen; Ereignisse werden solange gezeigt, am Ende aber vergessen.</translation>
    </message>
    <message>
        <source>another program keeps the events</source>
        <translation>ein anderes Programm führt die Ereignisse</translation>
    </message>
</context>
<context>
    <name>health::FleetModel</name>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>down</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>not trusted</source>
        <translation>nicht vertraut</translation>
    </message>
    <message>
        <source>set-up</source>
        <translation>Einrichtung</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>health::IndexesModel</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Zugriffe</translation>
    </message>
    <message>
        <source>being built</source>
        <translation>im Aufbau</translation>
    </message>
</context>
<context>
    <name>health::PoolModel</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Max. Wartezeit</translation>
    </message>
    <message>
        <source>Servers in use</source>
        <translation>Server in Gebrauch</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>Most used</source>
        <translation>Höchstens belegt</translation>
    </message>
</context>
<context>
    <name>health::SessionsModel</name>
    <message>
        <source>prepared transaction</source>
        <translation>vorbereitete Transaktion</translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n Worker</numerusform>
            <numerusform>%n Worker</numerusform>
        </translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>holds a lock</source>
        <translation>hält eine Sperre</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>Program %1</source>
        <translation>Programm %1</translation>
    </message>
    <message>
        <source>Database %1</source>
        <translation>Datenbank %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>holds a lock: %1</source>
        <translation>hält eine Sperre: %1</translation>
    </message>
    <message numerus="yes">
        <source>holds %n locks</source>
        <translation>
            <numerusform>hält %n Sperre</numerusform>
            <numerusform>hält %n Sperren</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
</context>
<context>
    <name>health::SlotModel</name>
    <message>
        <source>Slot</source>
        <translation>Slot</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Keeps</source>
        <translation>Hält zurück</translation>
    </message>
    <message>
        <source>Left until lost</source>
        <translation>Rest bis Verlust</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Disk full in</source>
        <translation>Platte voll in</translation>
    </message>
    <message>
        <source>Holds back</source>
        <translation>Bremst VACUUM um</translation>
    </message>
    <message>
        <source>Failover</source>
        <translation>Failover</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>is a copy</source>
        <translation>ist Kopie</translation>
    </message>
    <message>
        <source>is copied</source>
        <translation>wird kopiert</translation>
    </message>
    <message>
        <source>is lost</source>
        <translation>geht verloren</translation>
    </message>
</context>
<context>
    <name>health::StandbyModel</name>
    <message>
        <source>Standby</source>
        <translation>Standby</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>To replay</source>
        <translation>Einzuspielen</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>Catches up</source>
        <translation>Aufgeholt in</translation>
    </message>
    <message>
        <source>Would lose</source>
        <translation>Verlöre</translation>
    </message>
    <message>
        <source>Loses data</source>
        <translation>Verlöre Daten</translation>
    </message>
    <message>
        <source>Opens after</source>
        <translation>Öffnet nach</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>never</source>
        <comment>catches up</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>all there</source>
        <translation>alle da</translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>slots</comment>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>health::StorageModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>table, estimated</source>
        <translation>Tabelle, geschätzt</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>WAL folder</source>
        <translation>WAL-Ordner</translation>
    </message>
</context>
<context>
    <name>health::VacuumModel</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Trigger</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>Of trigger</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Vacuumed</source>
        <translation>Vacuum</translation>
    </message>
    <message>
        <source>Analyzed</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Id age</source>
        <translation>ID-Alter</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>Autovacuum is switched off for this table.</source>
        <translation>Autovacuum ist für diese Tabelle abgeschaltet.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>another program keeps it in %1</source>
        <translation>ein anderes Programm führt es in %1</translation>
    </message>
    <message>
        <source>%1 was damaged; what could be read of it is kept.</source>
        <translation>%1 war beschädigt; was davon lesbar war, ist erhalten.</translation>
    </message>
    <message>
        <source>%1 is damaged and is left out.</source>
        <translation>%1 ist beschädigt und wird ausgelassen.</translation>
    </message>
    <message>
        <source>A damaged file of the long memory of figures was moved to %1.</source>
        <translation>Eine beschädigte Datei des Langzeitgedächtnisses der Werte wurde nach %1 verschoben.</translation>
    </message>
    <message>
        <source>There are more than %1 series: the long memory of figures leaves out new ones.</source>
        <translation>Es gibt mehr als %1 Zeitreihen: das Langzeitgedächtnis der Werte lässt neue aus.</translation>
    </message>
    <message>
        <source>The long memory of figures cannot write %1: %2.</source>
        <translation>Das Langzeitgedächtnis der Werte kann %1 nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>Figures are kept in memory meanwhile, at most a day of them.</source>
        <translation>Die Werte bleiben solange im Arbeitsspeicher, höchstens die eines Tages.</translation>
    </message>
    <message>
        <source>The long memory of figures is full: %1 are damaged files in %2.</source>
        <translation>Das Langzeitgedächtnis der Werte ist voll: %1 davon sind beschädigte Dateien in %2.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>es gibt kein %1</translation>
    </message>
    <message>
        <source>ask Prometheus for a range</source>
        <translation>Prometheus nach einem Zeitraum fragen</translation>
    </message>
    <message>
        <source>Check the address under long_memory in the environment file.</source>
        <translation>Die Adresse unter long_memory in der Umgebungsdatei prüfen.</translation>
    </message>
    <message>
        <source>it is no answer of Prometheus</source>
        <translation>das ist keine Antwort von Prometheus</translation>
    </message>
    <message>
        <source>it answered with status %1</source>
        <translation>es antwortete mit Status %1</translation>
    </message>
    <message>
        <source>The program that keeps the long memory takes nothing from %1.</source>
        <translation>Das Programm, das das Langzeitgedächtnis führt, nimmt nichts aus %1.</translation>
    </message>
    <message>
        <source>The long memory of figures cannot lock %1: %2.</source>
        <translation>Das Langzeitgedächtnis der Werte kann %1 nicht sperren: %2.</translation>
    </message>
</context>
<context>
    <name>history::LongMemory</name>
    <message>
        <source>The disk is too slow to write the last figures into the long memory.</source>
        <translation>Die Platte ist zu langsam, um die letzten Werte in das Langzeitgedächtnis zu schreiben.</translation>
    </message>
    <message>
        <source>The disk is too slow for the long memory of figures: some are left out.</source>
        <translation>Die Platte ist zu langsam für das Langzeitgedächtnis der Werte: einige fehlen.</translation>
    </message>
</context>
<context>
    <name>http</name>
    <message>
        <source>This machine&apos;s clock says %1.</source>
        <translation>Die Uhr dieser Maschine zeigt %1.</translation>
    </message>
    <message>
        <source>The certificate is for %1, not for %2.</source>
        <translation>Das Zertifikat gilt für %1, nicht für %2.</translation>
    </message>
    <message>
        <source>no name at all</source>
        <translation>gar keinen Namen</translation>
    </message>
    <message>
        <source>Use a name that is in the certificate, or have a certificate issued for this name.</source>
        <translation>Einen Namen aus dem Zertifikat nehmen, oder eines für diesen Namen ausstellen lassen.</translation>
    </message>
    <message>
        <source>The certificate expired on %1. %2</source>
        <translation>Das Zertifikat ist am %1 abgelaufen. %2</translation>
    </message>
    <message>
        <source>A certificate of the chain expired on %1. %2</source>
        <translation>Ein Zertifikat der Kette ist am %1 abgelaufen. %2</translation>
    </message>
    <message>
        <source>Renew the certificate and reload the server.</source>
        <translation>Zertifikat erneuern und Server neu laden.</translation>
    </message>
    <message>
        <source>The certificate is not valid before %1. %2</source>
        <translation>Das Zertifikat gilt erst ab %1. %2</translation>
    </message>
    <message>
        <source>Check the clocks of this machine and of the server.</source>
        <translation>Uhren dieser Maschine und des Servers prüfen.</translation>
    </message>
    <message>
        <source>The certificate was issued by an unknown authority: %1.</source>
        <translation>Das Zertifikat stammt von einer unbekannten Zertifizierungsstelle: %1.</translation>
    </message>
    <message>
        <source>Name the authority&apos;s certificate as root_certificate of this target, if you trust it.</source>
        <translation>Das Zertifikat der Stelle als root_certificate dieses Ziels nennen, wenn sie vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>The certificate was refused: %1.</source>
        <translation>Das Zertifikat wurde abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Have the server&apos;s certificate replaced.</source>
        <translation>Das Zertifikat des Servers ersetzen lassen.</translation>
    </message>
    <message>
        <source>It accepted the request and sent no answer in time.</source>
        <translation>Es nahm die Anfrage an und antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It began to answer and did not finish in time.</source>
        <translation>Es begann zu antworten und wurde nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>Its name was not resolved in time.</source>
        <translation>Der Name wurde nicht rechtzeitig aufgelöst.</translation>
    </message>
    <message>
        <source>It did not accept a connection in time.</source>
        <translation>Es nahm die Verbindung nicht rechtzeitig an.</translation>
    </message>
    <message>
        <source>It accepted a connection and did not finish the TLS handshake in time.</source>
        <translation>Es nahm die Verbindung an und schloss den TLS-Handshake nicht rechtzeitig ab.</translation>
    </message>
    <message>
        <source>Its answer has more than 64 KiB of headers.</source>
        <translation>Die Antwort hat mehr als 64 KiB Header.</translation>
    </message>
    <message>
        <source>Its answer is longer than %1 KiB.</source>
        <translation>Die Antwort ist länger als %1 KiB.</translation>
    </message>
    <message>
        <source>Ask for a smaller page.</source>
        <translation>Eine kleinere Seite abfragen.</translation>
    </message>
    <message>
        <source>The URL cannot be used: %1</source>
        <translation>Die URL ist nicht verwendbar: %1</translation>
    </message>
    <message>
        <source>Correct the url of this target.</source>
        <translation>url dieses Ziels berichtigen.</translation>
    </message>
    <message>
        <source>Its name has no address: %1</source>
        <translation>Der Name hat keine Adresse: %1</translation>
    </message>
    <message>
        <source>Check the host name and the name servers of this machine.</source>
        <translation>Hostnamen und Nameserver dieser Maschine prüfen.</translation>
    </message>
    <message>
        <source>Check the certificate files that this target names.</source>
        <translation>Die Zertifikatsdateien dieses Ziels prüfen.</translation>
    </message>
    <message>
        <source>It does not speak TLS on this port.</source>
        <translation>Auf diesem Port wird kein TLS gesprochen.</translation>
    </message>
    <message>
        <source>Use http: or another port.</source>
        <translation>http: oder einen anderen Port nehmen.</translation>
    </message>
    <message>
        <source>It closed the connection during the TLS handshake.</source>
        <translation>Die Verbindung wurde während des TLS-Handshakes geschlossen.</translation>
    </message>
    <message>
        <source>Check which TLS versions and ciphers the server offers.</source>
        <translation>Prüfen, welche TLS-Versionen und Verfahren der Server anbietet.</translation>
    </message>
    <message>
        <source>It closed the connection without an answer.</source>
        <translation>Die Verbindung wurde ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>It closed the connection in the middle of its answer.</source>
        <translation>Die Verbindung wurde mitten in der Antwort geschlossen.</translation>
    </message>
    <message>
        <source>It does not speak HTTP: %1</source>
        <translation>Es spricht kein HTTP: %1</translation>
    </message>
    <message>
        <source>Check the port.</source>
        <translation>Port prüfen.</translation>
    </message>
</context>
<context>
    <name>incidents</name>
    <message>
        <source>The disk is too slow to read the journal.</source>
        <translation>Der Datenträger ist zu langsam, um das Journal zu lesen.</translation>
    </message>
    <message>
        <source>There is no log file %1.</source>
        <translation>Es gibt keine Logdatei %1.</translation>
    </message>
    <message>
        <source>No log was frozen with this incident.</source>
        <translation>Mit diesem Vorfall wurde kein Log eingefroren.</translation>
    </message>
    <message>
        <source>incidents/promises.yaml: &quot;%1&quot; is no time that can be promised.</source>
        <translation>incidents/promises.yaml: „%1“ ist keine Zeit, die zugesagt werden kann.</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>Der Text ist zu lang.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>Diese Zeit ist noch nicht gekommen.</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Es fehlt der Text.</translation>
    </message>
    <message>
        <source>The cause is missing.</source>
        <translation>Die Ursache fehlt.</translation>
    </message>
    <message>
        <source>Say which it was: migration, deployment, configuration, capacity, hardware or unknown.</source>
        <translation>Es war eine von diesen: Migration, Deployment, Konfiguration, Kapazität, Hardware oder unbekannt.</translation>
    </message>
    <message>
        <source>A correction says which time, what it is, and why.</source>
        <translation>Eine Berichtigung sagt, welche Zeit, wie sie lautet und warum.</translation>
    </message>
    <message>
        <source>It does not say who.</source>
        <translation>Es fehlt, wer.</translation>
    </message>
    <message>
        <source>A follow-up has an owner and a date.</source>
        <translation>Eine Folgeaufgabe hat eine zuständige Person und ein Datum.</translation>
    </message>
    <message>
        <source>Write the date as 2026-12-01.</source>
        <translation>Das Datum schreibt sich wie 2026-12-01.</translation>
    </message>
    <message>
        <source>It says neither a severity nor whom it goes to.</source>
        <translation>Es fehlt, welcher Schweregrad es ist oder an wen es geht.</translation>
    </message>
    <message>
        <source>It went on in another incident.</source>
        <translation>Er ging in einem anderen Vorfall weiter.</translation>
    </message>
    <message>
        <source>It is still open.</source>
        <translation>Er ist noch offen.</translation>
    </message>
    <message>
        <source>It is resolved already.</source>
        <translation>Er ist schon gelöst.</translation>
    </message>
    <message>
        <source>Reopen it first.</source>
        <translation>Erst wieder eröffnen.</translation>
    </message>
    <message>
        <source>There is no such incident to go on in.</source>
        <translation>Den Vorfall, in dem er weitergehen soll, gibt es nicht.</translation>
    </message>
    <message>
        <source>The incident to go on in is not open.</source>
        <translation>Der Vorfall, in dem er weitergehen soll, ist nicht offen.</translation>
    </message>
    <message>
        <source>It has no such follow-up.</source>
        <translation>Er hat keine solche Folgeaufgabe.</translation>
    </message>
    <message>
        <source>There is no such incident.</source>
        <translation>Diesen Vorfall gibt es nicht.</translation>
    </message>
    <message>
        <source>Entry %1 of chain %2 in the journal</source>
        <translation>Eintrag %1 der Kette %2 im Journal</translation>
    </message>
    <message>
        <source>Its log says nothing of that time.</source>
        <translation>Sein Log sagt nichts über diese Zeit.</translation>
    </message>
    <message>
        <source>Its log is in systemd&apos;s journal, and journalctl is not installed here.</source>
        <translation>Sein Log steht im Journal von systemd, und journalctl ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>It runs here and writes no log file that our user may read; say under &apos;log&apos; in the environment where its log is.</source>
        <translation>Er läuft hier und schreibt keine Logdatei, die unser Benutzer lesen darf; nennen Sie unter &apos;log&apos; in der Umgebung, wo sein Log ist.</translation>
    </message>
    <message>
        <source>It is not on this machine, or our user may not read it here; say under &apos;log&apos; in the environment where its log is.</source>
        <translation>Er ist nicht auf diesem Rechner, oder unser Benutzer darf ihn hier nicht lesen; nennen Sie unter &apos;log&apos; in der Umgebung, wo sein Log ist.</translation>
    </message>
    <message>
        <source>%1, which tells its log, did not end in time.</source>
        <translation>%1, das sein Log ausgibt, endete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>%1, which tells its log, could not be run: %2</source>
        <translation>%1, das sein Log ausgibt, ließ sich nicht starten: %2</translation>
    </message>
    <message>
        <source>%1, which tells its log, ended with exit code %2: %3</source>
        <translation>%1, das sein Log ausgibt, endete mit Exit-Code %2: %3</translation>
    </message>
    <message>
        <source>Nobody has handed it over, or somebody has taken it over already.</source>
        <translation>Niemand hat ihn übergeben, oder jemand hat ihn schon übernommen.</translation>
    </message>
    <message>
        <source>It does not say what is linked.</source>
        <translation>Es sagt nicht, was verknüpft wird.</translation>
    </message>
    <message>
        <source>Its first step stands there already.</source>
        <translation>Sein erster Schritt steht schon da.</translation>
    </message>
    <message>
        <source>One cause: what explains its alert was seen a moment later.</source>
        <translation>Eine Ursache: Was seinen Alarm erklärt, wurde einen Moment später gesehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of its log, which may be of that time, could not be read as log lines. Known are those of PostgreSQL, PgBouncer, Redis, nginx, syslog and systemd&apos;s journal, JSON with a time, and lines that begin with day and time.</source>
        <translation>
            <numerusform>%n Zeile seines Logs, die aus dieser Zeit sein kann, war nicht als Logzeile zu lesen. Bekannt sind die von PostgreSQL, PgBouncer, Redis, nginx, Syslog und dem Journal von systemd, JSON mit einer Zeit und Zeilen, die mit Tag und Uhrzeit beginnen.</numerusform>
            <numerusform>%n Zeilen seines Logs, die aus dieser Zeit sein können, waren nicht als Logzeilen zu lesen. Bekannt sind die von PostgreSQL, PgBouncer, Redis, nginx, Syslog und dem Journal von systemd, JSON mit einer Zeit und Zeilen, die mit Tag und Uhrzeit beginnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of the minute after: %1</source>
        <translation>Aus der Minute danach: %1</translation>
    </message>
    <message>
        <source>incidents/looks.yaml: &quot;%1&quot; is no later moment.</source>
        <translation>incidents/looks.yaml: „%1“ ist kein späterer Zeitpunkt.</translation>
    </message>
    <message>
        <source>incidents/looks.yaml names no moment.</source>
        <translation>incidents/looks.yaml nennt keinen Zeitpunkt.</translation>
    </message>
    <message>
        <source>%1, which tells its log, printed nothing and said: %2</source>
        <translation>%1, das sein Log ausgibt, hat nichts ausgegeben und meldet: %2</translation>
    </message>
    <message>
        <source>Its log could not be read in time.</source>
        <translation>Sein Log ließ sich nicht rechtzeitig lesen.</translation>
    </message>
    <message>
        <source>Its log is in the systemd journal of another user of this machine; say under &apos;log&apos; in the environment where its log is.</source>
        <translation>Sein Log steht im systemd-Journal eines anderen Benutzers dieses Rechners; nennen Sie unter &apos;log&apos; in der Umgebung, wo sein Log ist.</translation>
    </message>
</context>
<context>
    <name>incidents::CauseCard</name>
    <message>
        <source>Probable cause: %1</source>
        <translation>Wahrscheinliche Ursache: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s): %1</source>
        <translation>
            <numerusform>%n Tatsache: %1</numerusform>
            <numerusform>%n Tatsachen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Log of %1</source>
        <comment>process number</comment>
        <translation>Log von %1</translation>
    </message>
    <message>
        <source>What this process wrote (P on a line that names it)</source>
        <translation>Was dieser Prozess schrieb (P auf einer Zeile, die ihn nennt)</translation>
    </message>
</context>
<context>
    <name>incidents::ChangeDialog</name>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Open an incident</source>
        <translation>Vorfall eröffnen</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Eröffnen</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>A drill: never mixed with real ones</source>
        <translation>Eine Übung: nie mit echten vermischt</translation>
    </message>
    <message>
        <source>Escalate %1</source>
        <translation>%1 eskalieren</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Eskalieren</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>Hand over %1</source>
        <translation>%1 übergeben</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>What they must know</source>
        <translation>Was man wissen muss</translation>
    </message>
    <message>
        <source>Resolve %1</source>
        <translation>%1 lösen</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Harm stopped</source>
        <translation>Schaden beendet</translation>
    </message>
    <message>
        <source>The harm of %1 has stopped</source>
        <translation>Der Schaden von %1 ist beendet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Reopen %1</source>
        <translation>%1 wieder eröffnen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder eröffnen</translation>
    </message>
    <message>
        <source>Correct a time of %1</source>
        <translation>Eine Zeit von %1 berichtigen</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Berichtigen</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>Sie lautet</translation>
    </message>
    <message>
        <source>%1 goes on in another incident</source>
        <translation>%1 geht in einem anderen Vorfall weiter</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Give a role in %1</source>
        <translation>Eine Rolle in %1 vergeben</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>A follow-up of %1</source>
        <translation>Eine Folgeaufgabe von %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Nicht tun</translation>
    </message>
    <message>
        <source>It stands in the journal, with your name.</source>
        <translation>Es steht im Journal, mit Ihrem Namen.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Bitte wählen</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a moment: when it was</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: missing</source>
        <comment>name of a moment</comment>
        <translation>%1: fehlt</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welche</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Decline the hand-over of %1</source>
        <translation>Die Übergabe von %1 ablehnen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Link something to %1</source>
        <translation>Etwas mit %1 verknüpfen</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>A ticket, a document, an address</source>
        <translation>Ein Ticket, ein Dokument, eine Adresse</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>A follow-up of %1 is done</source>
        <translation>Eine Folgeaufgabe von %1 ist erledigt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is to be done (by whom)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This is no time; write it as 2026-11-28 22:00:00.</source>
        <translation>Das ist keine Zeit; schreiben Sie sie als 2026-11-28 22:00:00.</translation>
    </message>
</context>
<context>
    <name>incidents::IncidentDetail</name>
    <message>
        <source>Add note</source>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>This console only looks: its login may not change incidents.</source>
        <translation>Diese Konsole sieht nur zu: ihre Anmeldung darf Vorfälle nicht ändern.</translation>
    </message>
    <message>
        <source>Draft update</source>
        <translation>Mitteilung entwerfen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Timeline or log</source>
        <translation>Verlauf oder Log</translation>
    </message>
    <message>
        <source>Draft an update to be copied (U)</source>
        <translation>Eine Mitteilung zum Kopieren entwerfen (U)</translation>
    </message>
    <message>
        <source>Timeline or log (L)</source>
        <translation>Verlauf oder Log (L)</translation>
    </message>
</context>
<context>
    <name>incidents::IncidentHead</name>
    <message>
        <source>Hand over…</source>
        <translation>Übergeben…</translation>
    </message>
    <message>
        <source>Decline the hand-over…</source>
        <translation>Die Übergabe ablehnen…</translation>
    </message>
    <message>
        <source>The first step is taken</source>
        <translation>Der erste Schritt ist getan</translation>
    </message>
    <message>
        <source>Harm has stopped…</source>
        <translation>Schaden ist beendet…</translation>
    </message>
    <message>
        <source>Give a role…</source>
        <translation>Rolle vergeben…</translation>
    </message>
    <message>
        <source>Correct a time…</source>
        <translation>Zeit berichtigen…</translation>
    </message>
    <message>
        <source>Merge into another…</source>
        <translation>Mit anderem zusammenführen…</translation>
    </message>
    <message>
        <source>Link something…</source>
        <translation>Etwas verknüpfen…</translation>
    </message>
    <message>
        <source>Add a follow-up…</source>
        <translation>Folgeaufgabe hinzufügen…</translation>
    </message>
    <message>
        <source>A follow-up is done…</source>
        <translation>Eine Folgeaufgabe ist erledigt…</translation>
    </message>
    <message>
        <source>Draft an update</source>
        <translation>Eine Mitteilung entwerfen</translation>
    </message>
    <message>
        <source>Draft a postmortem</source>
        <translation>Nachbetrachtung entwerfen</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Escalate…</source>
        <translation>Eskalieren…</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Lösen…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Wieder eröffnen…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Take it over (T): from then on it is yours</source>
        <translation>Übernehmen (T): von da an liegt er bei Ihnen</translation>
    </message>
    <message>
        <source>Acknowledge (A)</source>
        <translation>Bestätigen (A)</translation>
    </message>
    <message>
        <source>Escalate (E)</source>
        <translation>Eskalieren (E)</translation>
    </message>
    <message>
        <source>Hand over (H)</source>
        <translation>Übergeben (H)</translation>
    </message>
    <message>
        <source>Resolve (R)</source>
        <translation>Lösen (R)</translation>
    </message>
    <message>
        <source>Reopen (R)</source>
        <translation>Wieder eröffnen (R)</translation>
    </message>
</context>
<context>
    <name>incidents::IncidentsPane</name>
    <message>
        <source>%1 …</source>
        <comment>a clock that runs</comment>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>Promised: %1</source>
        <translation>Zugesagt: %1</translation>
    </message>
    <message>
        <source>A moment is missing, so nobody can say.</source>
        <translation>Ein Zeitpunkt fehlt, deshalb kann es niemand sagen.</translation>
    </message>
    <message>
        <source>Proposed: nobody has confirmed it yet.</source>
        <translation>Vorschlag: noch niemand hat ihn bestätigt.</translation>
    </message>
    <message>
        <source>Corrected by %1: %2</source>
        <translation>Berichtigt von %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s)</source>
        <translation>
            <numerusform>%n Teil</numerusform>
            <numerusform>%n Teile</numerusform>
        </translation>
    </message>
    <message>
        <source>opened by</source>
        <translation>eröffnet von</translation>
    </message>
    <message>
        <source>fine now</source>
        <translation>jetzt in Ordnung</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Zuständig: %1</translation>
    </message>
    <message>
        <source>open in dashboard</source>
        <translation>im Dashboard öffnen</translation>
    </message>
    <message>
        <source>Reading the journal</source>
        <translation>Das Journal wird gelesen</translation>
    </message>
    <message>
        <source>Incidents are what the journal says of them.</source>
        <translation>Vorfälle sind, was das Journal von ihnen sagt.</translation>
    </message>
    <message>
        <source>There has been no incident</source>
        <translation>Es gab keinen Vorfall</translation>
    </message>
    <message>
        <source>One opens by itself when a critical alert fires, or by hand.</source>
        <translation>Einer eröffnet sich selbst, wenn ein kritischer Alarm auslöst, oder von Hand.</translation>
    </message>
    <message>
        <source>Open an incident…</source>
        <translation>Vorfall eröffnen…</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>the incidents that are</comment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Drills</source>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>Nobody knows yet.</source>
        <translation>Das weiß noch niemand.</translation>
    </message>
    <message>
        <source>Open an incident (O)</source>
        <translation>Vorfall eröffnen (O)</translation>
    </message>
    <message>
        <source>Which incidents</source>
        <translation>Welche Vorfälle</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>Betroffen</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Folgeaufgaben</translation>
    </message>
    <message>
        <source>handed over to</source>
        <translation>übergeben an</translation>
    </message>
    <message>
        <source>Whether an incident is open, nobody can say here</source>
        <translation>Ob ein Vorfall offen ist, kann hier niemand sagen</translation>
    </message>
    <message>
        <source>No incident since the journal was begun anew</source>
        <translation>Kein Vorfall, seit das Journal neu begonnen wurde</translation>
    </message>
    <message>
        <source>What is shown is what stood there before.</source>
        <translation>Gezeigt wird, was vorher darin stand.</translation>
    </message>
    <message>
        <source>Nobody knows: the journal cannot be read.</source>
        <translation>Niemand weiß es: das Journal ist nicht lesbar.</translation>
    </message>
    <message>
        <source>How long it took in drills</source>
        <translation>Wie lange es in Übungen dauerte</translation>
    </message>
    <message>
        <source>How long it took</source>
        <translation>Wie lange es dauerte</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>letzter Tag</numerusform>
            <numerusform>letzte %n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>median · p90 · count</source>
        <translation>Median · p90 · Anzahl</translation>
    </message>
    <message>
        <source>Half of them took no longer than the median, nine of ten no longer than p90.</source>
        <translation>Die Hälfte dauerte höchstens so lange wie der Median, neun von zehn höchstens so lange wie p90.</translation>
    </message>
    <message>
        <source>Mean: %1</source>
        <translation>Mittel: %1</translation>
    </message>
    <message numerus="yes">
        <source>Kept by %1 of %n incident(s).</source>
        <translation>
            <numerusform>Eingehalten bei %1 von %n Vorfall.</numerusform>
            <numerusform>Eingehalten bei %1 von %n Vorfällen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lack(s) one of the two moments and do(es) not count.</source>
        <translation>
            <numerusform>Bei %n fehlt einer der beiden Zeitpunkte, er zählt nicht.</numerusform>
            <numerusform>Bei %n fehlt einer der beiden Zeitpunkte, sie zählen nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 before, +%2</source>
        <comment>kind of change, how many more</comment>
        <translation>%1 davor, +%2</translation>
    </message>
    <message>
        <source>%1 before</source>
        <comment>kind of change</comment>
        <translation>%1 davor</translation>
    </message>
    <message>
        <source>on another computer</source>
        <translation>auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>It lies on the computer that froze it, in %1</source>
        <translation>Es liegt auf dem Rechner, der es eingefroren hat, in %1</translation>
    </message>
    <message>
        <source>next at %1</source>
        <comment>time: who is asked then</comment>
        <translation>als Nächstes um %1</translation>
    </message>
    <message>
        <source>Asked then, unless somebody has acknowledged it.</source>
        <translation>Wird dann gefragt, wenn bis dahin niemand bestätigt hat.</translation>
    </message>
    <message>
        <source>No incident says so</source>
        <translation>Kein Vorfall passt dazu</translation>
    </message>
    <message>
        <source>Esc in the filter shows all again.</source>
        <translation>Esc im Filter zeigt wieder alle.</translation>
    </message>
    <message>
        <source>None is open</source>
        <translation>Keiner ist offen</translation>
    </message>
    <message>
        <source>None is resolved</source>
        <translation>Keiner ist gelöst</translation>
    </message>
    <message>
        <source>Those that are over are kept here.</source>
        <translation>Was vorbei ist, bleibt hier stehen.</translation>
    </message>
    <message>
        <source>There was no drill</source>
        <translation>Es gab keine Übung</translation>
    </message>
    <message>
        <source>What is practised is listed here alone.</source>
        <translation>Was geübt wird, steht nur hier.</translation>
    </message>
    <message>
        <source>O opens one, A acknowledges, E escalates, H hands over, T takes over and D declines what was handed over, S says that the first step is taken, R resolves or reopens, M merges, N writes a note, U drafts an update. L shows the log and the timeline, P what the process wrote that a line names; in the log / searches, S chooses how bad, T the target. Elsewhere / filters the list, Esc shows all again.</source>
        <translation>O eröffnet einen, A bestätigt, E eskaliert, H übergibt, T übernimmt und D lehnt ab, was übergeben wurde, S sagt, dass der erste Schritt getan ist, R löst oder eröffnet wieder, M führt zusammen, N schreibt eine Notiz, U entwirft eine Mitteilung. L zeigt Log und Verlauf, P was der Prozess schrieb, den eine Zeile nennt; im Log sucht /, S wählt, wie schlimm, T das Ziel. Sonst filtert / die Liste, Esc zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the incidents</source>
        <translation>Vorfälle filtern</translation>
    </message>
</context>
<context>
    <name>incidents::LogView</name>
    <message>
        <source>Reading the frozen log</source>
        <translation>Das eingefrorene Log wird gelesen</translation>
    </message>
    <message>
        <source>No log was frozen with this incident</source>
        <translation>Mit diesem Vorfall wurde kein Log eingefroren</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s)</source>
        <translation>
            <numerusform>%1 von %n Zeile</numerusform>
            <numerusform>%1 von %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>process %1 alone (P: all)</source>
        <translation>nur Prozess %1 (P: alle)</translation>
    </message>
    <message>
        <source>%1 alone (T: the next)</source>
        <translation>nur %1 (T: weiter)</translation>
    </message>
    <message>
        <source>No log of %1: %2</source>
        <translation>Kein Log von %1: %2</translation>
    </message>
    <message>
        <source>Words in the log</source>
        <translation>Wörter im Log</translation>
    </message>
    <message>
        <source>All</source>
        <comment>lines of a log</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Warnings</source>
        <comment>lines of a log: those and what is worse</comment>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <comment>lines of a log: those and what is worse</comment>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>The whole message</source>
        <translation>Die ganze Meldung</translation>
    </message>
    <message>
        <source>The log lies on the computer that froze it</source>
        <translation>Das Log liegt auf dem Rechner, der es eingefroren hat</translation>
    </message>
</context>
<context>
    <name>incidents::UpdateDialog</name>
    <message>
        <source>Draft of an update on %1</source>
        <translation>Entwurf einer Mitteilung zu %1</translation>
    </message>
    <message>
        <source>Made from what stands in the journal. Change it, copy it, send it yourself: nobody is told from here.</source>
        <translation>Aus dem, was im Journal steht. Ändern, kopieren, selbst versenden: von hier aus erfährt es niemand.</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>write the anchor %1</source>
        <translation>den Anker %1 schreiben</translation>
    </message>
    <message>
        <source>Free space, or make the folder writable.</source>
        <translation>Schaffen Sie Platz oder machen Sie den Ordner beschreibbar.</translation>
    </message>
    <message>
        <source>the folder of anchors %1 cannot be read</source>
        <translation>der Ordner der Anker %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>the anchors %1 cannot be read</source>
        <translation>die Anker %1 sind nicht lesbar</translation>
    </message>
    <message>
        <source>The search index of the journal was damaged and is made anew.</source>
        <translation>Das Suchverzeichnis des Journals war beschädigt und wird neu gemacht.</translation>
    </message>
    <message>
        <source>The journal was exchanged while it was in use; another chain is begun in it.</source>
        <translation>Das Journal wurde im laufenden Betrieb ausgetauscht; darin beginnt eine neue Kette.</translation>
    </message>
    <message>
        <source>open the journal %1</source>
        <translation>das Journal %1 öffnen</translation>
    </message>
    <message>
        <source>use the journal %1</source>
        <translation>das Journal %1 benutzen</translation>
    </message>
    <message>
        <source>Free space on its disk; the journal then goes on by itself.</source>
        <translation>Schaffen Sie auf seiner Platte Platz; das Journal geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>Make the file and its folder writable for you, on a disk that works; the journal then goes on by itself.</source>
        <translation>Machen Sie Datei und Ordner für sich beschreibbar, auf einer Platte, die arbeitet; das Journal geht dann von selbst weiter.</translation>
    </message>
    <message>
        <source>Another program holds it; end that program, or try again.</source>
        <translation>Ein anderes Programm hält es fest; beenden Sie dieses oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The file is damaged. The next program that writes the journal moves it aside and begins a new one.</source>
        <translation>Die Datei ist beschädigt. Das nächste Programm, das ins Journal schreibt, legt sie beiseite und beginnt eine neue.</translation>
    </message>
    <message>
        <source>the file is no journal</source>
        <translation>die Datei ist kein Journal</translation>
    </message>
    <message>
        <source>Move it away; a new journal is begun in its place.</source>
        <translation>Verschieben Sie sie; an ihrer Stelle beginnt ein neues Journal.</translation>
    </message>
    <message>
        <source>the file was written by a later version of this program</source>
        <translation>die Datei stammt von einer späteren Version dieses Programms</translation>
    </message>
    <message>
        <source>Use that version, or move the file away.</source>
        <translation>Benutzen Sie jene Version oder verschieben Sie die Datei.</translation>
    </message>
    <message>
        <source>its file system cannot share a file between programs</source>
        <translation>sein Dateisystem kann keine Datei zwischen Programmen teilen</translation>
    </message>
    <message>
        <source>Set XDG_STATE_HOME to a folder on a local disk.</source>
        <translation>Setzen Sie XDG_STATE_HOME auf einen Ordner einer lokalen Platte.</translation>
    </message>
    <message>
        <source>there is no journal yet</source>
        <translation>es gibt noch kein Journal</translation>
    </message>
    <message>
        <source>the journal itself begins and ends its chains</source>
        <translation>seine Ketten beginnt und beendet das Journal selbst</translation>
    </message>
    <message>
        <source>the entry names no act</source>
        <translation>der Eintrag nennt keine Handlung</translation>
    </message>
    <message>
        <source>the outcome does not say of which act, or what came of it</source>
        <translation>das Ergebnis sagt nicht, zu welcher Handlung es gehört oder was daraus wurde</translation>
    </message>
    <message>
        <source>a text of the entry is too long</source>
        <translation>ein Text des Eintrags ist zu lang</translation>
    </message>
    <message>
        <source>the details of the entry are too long</source>
        <translation>die Einzelheiten des Eintrags sind zu lang</translation>
    </message>
    <message>
        <source>The journal was damaged (%1). It lies now in %2; a new one is begun. What happened before is to be read there.</source>
        <translation>Das Journal war beschädigt (%1). Es liegt jetzt in %2; ein neues ist begonnen. Was davor geschah, ist dort zu lesen.</translation>
    </message>
    <message>
        <source>check the checkpoint</source>
        <translation>den Prüfpunkt prüfen</translation>
    </message>
    <message>
        <source>it is no signed checkpoint</source>
        <translation>das ist kein unterschriebener Prüfpunkt</translation>
    </message>
    <message>
        <source>it is signed by nobody in %1</source>
        <translation>niemand in %1 hat ihn unterschrieben</translation>
    </message>
    <message>
        <source>its signature is wrong: it was changed, or made for something else</source>
        <translation>seine Unterschrift ist falsch: Er wurde geändert oder für etwas anderes gemacht</translation>
    </message>
</context>
<context>
    <name>metric</name>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Whether the server answered the last round; without an answer every other figure is old.</source>
        <translation>Ob der Server in der letzten Runde geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>Connect time</source>
        <translation>Verbindungszeit</translation>
    </message>
    <message>
        <source>Time to open a connection, with encryption and login; when it grows, the network, the server&apos;s load or name resolution is slow.</source>
        <translation>Zeit, eine Verbindung zu öffnen, mit Verschlüsselung und Anmeldung; wächst sie, ist das Netz, die Namensauflösung oder der ausgelastete Server langsam.</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Time since the server started; a small value means that it has just been restarted.</source>
        <translation>Zeit seit dem Start des Servers; ein kleiner Wert heißt, dass er gerade neu gestartet wurde.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Whether the server is a primary, which takes writes, or a standby, which replays them; a change nobody planned is a failover.</source>
        <translation>Ob der Server Primary ist und Schreibzugriffe annimmt oder Standby ist und sie einspielt; ein ungeplanter Wechsel ist ein Failover.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>The server&apos;s version number; a major version past its end of life gets no more security fixes.</source>
        <translation>Versionsnummer des Servers; eine Hauptversion am Ende ihrer Laufzeit bekommt keine Sicherheitskorrekturen mehr.</translation>
    </message>
    <message>
        <source>Behind the primary</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Age of the last transaction this standby replayed while more waits to be replayed; reads there are this old.</source>
        <translation>Alter der letzten Transaktion, die dieser Standby eingespielt hat, solange weitere warten; so alt sind Lesezugriffe dort.</translation>
    </message>
    <message>
        <source>Sessions waiting</source>
        <translation>Wartende Sitzungen</translation>
    </message>
    <message>
        <source>Sessions that wait for a lock held by another session; while they wait, the requests behind them stand still.</source>
        <translation>Sitzungen, die auf die Sperre einer anderen Sitzung warten; solange sie warten, stehen die Anfragen dahinter still.</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Transactions ended in a second, committed or rolled back, our own included; a sudden fall means that the work does not reach the server or does not get through.</source>
        <translation>Beendete Transaktionen je Sekunde, mit Commit oder Rollback, unsere eigenen eingeschlossen; fällt der Wert plötzlich, erreicht die Arbeit den Server nicht oder kommt nicht durch.</translation>
    </message>
    <message>
        <source>Connections used</source>
        <translation>Verbindungen belegt</translation>
    </message>
    <message>
        <source>Share of the connection slots that ordinary users may take; at 100 % nobody new gets in.</source>
        <translation>Anteil der belegten Verbindungsplätze für gewöhnliche Benutzer; bei 100 % kommt niemand mehr hinein.</translation>
    </message>
    <message>
        <source>WAL written</source>
        <translation>WAL geschrieben</translation>
    </message>
    <message>
        <source>Write-ahead log produced in a second; more than standbys, the archive or the disk can take makes them fall behind.</source>
        <translation>WAL, das je Sekunde entsteht; mehr, als Standbys, Archiv oder Platte schaffen, lässt sie zurückfallen.</translation>
    </message>
    <message>
        <source>Cache hit</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Share of block reads answered from the server&apos;s own memory in the last interval; when it falls, queries read from the disk.</source>
        <translation>Anteil der Blockzugriffe, die der Server im letzten Intervall aus seinem Speicher bedient hat; fällt er, lesen Abfragen von der Platte.</translation>
    </message>
    <message>
        <source>Longest transaction</source>
        <translation>Längste Transaktion</translation>
    </message>
    <message>
        <source>Age of the oldest open transaction; an old one keeps dead rows from being cleaned up and may hold locks.</source>
        <translation>Alter der ältesten offenen Transaktion; eine alte verhindert das Aufräumen toter Zeilen und hält womöglich Sperren.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Client connections open now; compare it with the number of slots.</source>
        <translation>Jetzt offene Clientverbindungen; mit der Zahl der Plätze vergleichen.</translation>
    </message>
    <message>
        <source>Sessions by state</source>
        <translation>Sitzungen je Zustand</translation>
    </message>
    <message>
        <source>Client sessions in each state; many that are idle in transaction point to an application that forgets to commit.</source>
        <translation>Clientsitzungen in jedem Zustand; viele untätige in Transaktionen deuten auf eine Anwendung, die den Commit vergisst.</translation>
    </message>
    <message>
        <source>Idle in transaction</source>
        <translation>Untätig in Transaktion</translation>
    </message>
    <message>
        <source>Longest time a session has sat idle inside an open transaction; it holds its locks and keeps dead rows from being cleaned up.</source>
        <translation>Längste Zeit, die eine Sitzung untätig in offener Transaktion steht; sie hält ihre Sperren und verhindert das Aufräumen toter Zeilen.</translation>
    </message>
    <message>
        <source>Longest query</source>
        <translation>Längste Abfrage</translation>
    </message>
    <message>
        <source>Run time of the longest active statement; one that runs far longer than usual waits for something or reads too much.</source>
        <translation>Laufzeit des längsten aktiven Statements; läuft eines viel länger als üblich, wartet es oder liest zu viel.</translation>
    </message>
    <message>
        <source>Blocking sessions</source>
        <translation>Blockierende Sitzungen</translation>
    </message>
    <message>
        <source>Sessions that block others and wait for nobody themselves; ending one of them frees those behind it.</source>
        <translation>Sitzungen, die andere blockieren und selbst auf niemanden warten; eine davon zu beenden befreit alle dahinter.</translation>
    </message>
    <message>
        <source>Longest lock wait</source>
        <translation>Längstes Sperrwarten</translation>
    </message>
    <message>
        <source>Time the longest waiting session has stood before a lock; users behind it see the console of their application hang.</source>
        <translation>Zeit, die die am längsten wartende Sitzung vor einer Sperre steht; für die Benutzer dahinter hängt die Anwendung.</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <source>Share of transactions that were rolled back in the last interval; a high share means that an application runs into errors.</source>
        <translation>Anteil der Transaktionen mit Rollback im letzten Intervall; ein hoher Anteil heißt, dass eine Anwendung in Fehler läuft.</translation>
    </message>
    <message>
        <source>Temporary files</source>
        <translation>Temporäre Dateien</translation>
    </message>
    <message>
        <source>Bytes written to temporary files in a second; queries sort or join more than work_mem holds.</source>
        <translation>Bytes je Sekunde in temporäre Dateien; Abfragen sortieren oder verknüpfen mehr, als work_mem fasst.</translation>
    </message>
    <message>
        <source>Waiting for blocks</source>
        <translation>Warten auf Blöcke</translation>
    </message>
    <message>
        <source>Time all sessions together spent waiting for blocks, in each second; unknown unless track_io_timing is on.</source>
        <translation>Zeit je Sekunde, die alle Sitzungen zusammen auf Blöcke gewartet haben; unbekannt, solange track_io_timing aus ist.</translation>
    </message>
    <message>
        <source>Not yet sent</source>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>WAL this server has not yet sent to the standby; when it grows, the network or the sender cannot keep up.</source>
        <translation>WAL, das dieser Server dem Standby noch nicht gesendet hat; wächst es, kommt das Netz oder der Sender nicht nach.</translation>
    </message>
    <message>
        <source>Not yet written</source>
        <translation>Noch nicht geschrieben</translation>
    </message>
    <message>
        <source>WAL the standby has not yet written; when it grows, the network or the standby&apos;s disk cannot keep up.</source>
        <translation>WAL, das der Standby noch nicht geschrieben hat; wächst es, kommt das Netz oder seine Platte nicht nach.</translation>
    </message>
    <message>
        <source>Not yet flushed</source>
        <translation>Noch nicht geflusht</translation>
    </message>
    <message>
        <source>WAL the standby has not yet made durable; this much is lost if the primary dies now.</source>
        <translation>WAL, das der Standby noch nicht dauerhaft gespeichert hat; so viel ist verloren, wenn der Primary jetzt stirbt.</translation>
    </message>
    <message>
        <source>Not yet replayed</source>
        <translation>Noch nicht eingespielt</translation>
    </message>
    <message>
        <source>WAL the standby has not yet replayed; reads there are this far behind.</source>
        <translation>WAL, das der Standby noch nicht eingespielt hat; so weit liegen Lesezugriffe dort zurück.</translation>
    </message>
    <message>
        <source>Write lag</source>
        <translation>Schreibrückstand</translation>
    </message>
    <message>
        <source>Time until the standby wrote what was committed here; no value while nothing is being written.</source>
        <translation>Zeit, bis der Standby geschrieben hat, was hier mit Commit endete; ohne Wert, solange nichts geschrieben wird.</translation>
    </message>
    <message>
        <source>Flush lag</source>
        <translation>Flush-Rückstand</translation>
    </message>
    <message>
        <source>Time until the standby made durable what was committed here; no value while nothing is being written.</source>
        <translation>Zeit, bis der Standby dauerhaft gespeichert hat, was hier mit Commit endete; ohne Wert, solange nichts geschrieben wird.</translation>
    </message>
    <message>
        <source>Replay lag</source>
        <translation>Replay-Rückstand</translation>
    </message>
    <message>
        <source>Time until the standby shows what was committed here; no value while nothing is being written.</source>
        <translation>Zeit, bis der Standby zeigt, was hier mit Commit endete; ohne Wert, solange nichts geschrieben wird.</translation>
    </message>
    <message>
        <source>Replay paused</source>
        <translation>Replay angehalten</translation>
    </message>
    <message>
        <source>Whether somebody paused replay on this standby; it goes on receiving and falls behind until replay is resumed.</source>
        <translation>Ob jemand das Replay auf diesem Standby angehalten hat; er empfängt weiter und fällt zurück, bis es weitergeht.</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfängt</translation>
    </message>
    <message>
        <source>Whether this standby is connected to its primary and streams; if not, it falls behind and may lose what the primary removes.</source>
        <translation>Ob dieser Standby mit seinem Primary verbunden ist und streamt; wenn nicht, fällt er zurück und verpasst womöglich, was der Primary entfernt.</translation>
    </message>
    <message>
        <source>Link silent</source>
        <translation>Leitung still</translation>
    </message>
    <message>
        <source>Time since this standby last heard from its primary; a connected but silent link is broken.</source>
        <translation>Zeit, seit dieser Standby zuletzt von seinem Primary gehört hat; eine verbundene, aber stille Leitung ist kaputt.</translation>
    </message>
    <message>
        <source>Standbys streaming</source>
        <translation>Streamende Standbys</translation>
    </message>
    <message>
        <source>Standbys that stream from this server now; each one lost is one failover target less.</source>
        <translation>Standbys, die jetzt von diesem Server streamen; jeder verlorene ist ein Failover-Ziel weniger.</translation>
    </message>
    <message>
        <source>Standbys missing</source>
        <translation>Fehlende Standbys</translation>
    </message>
    <message>
        <source>Expected standbys that do not stream from here; if this server dies now, they cannot take over without loss.</source>
        <translation>Erwartete Standbys, die nicht von hier streamen; stirbt dieser Server jetzt, können sie nicht ohne Verlust übernehmen.</translation>
    </message>
    <message>
        <source>Cancelled by replay</source>
        <translation>Vom Replay abgebrochen</translation>
    </message>
    <message>
        <source>Queries on this standby cancelled in a minute because replay needed what they read.</source>
        <translation>Abfragen auf diesem Standby, die je Minute abgebrochen wurden, weil das Replay brauchte, was sie lasen.</translation>
    </message>
    <message>
        <source>Slot unused</source>
        <translation>Slot ungenutzt</translation>
    </message>
    <message>
        <source>Time nobody has read from this replication slot; until somebody does, the server keeps all WAL since then.</source>
        <translation>Zeit, seit niemand aus diesem Replikations-Slot liest; bis es jemand tut, behält der Server alles WAL seither.</translation>
    </message>
    <message>
        <source>Kept for slot</source>
        <translation>Vom Slot gehalten</translation>
    </message>
    <message>
        <source>WAL the server keeps for this replication slot; it grows until the disk is full if nobody reads it.</source>
        <translation>WAL, das der Server für diesen Replikations-Slot zurückhält; liest es niemand, wächst es, bis die Platte voll ist.</translation>
    </message>
    <message>
        <source>Slot state</source>
        <translation>Slot-Zustand</translation>
    </message>
    <message>
        <source>Whether the WAL a slot needs is still there; unreserved can be removed any moment, lost means that its reader must be rebuilt.</source>
        <translation>Ob das WAL, das ein Slot braucht, noch da ist; bei unreserved kann es jederzeit entfernt werden, bei lost ist sein Leser neu aufzubauen.</translation>
    </message>
    <message>
        <source>Archiving fails</source>
        <translation>Archivieren scheitert</translation>
    </message>
    <message>
        <source>Time since the last failed attempt to archive WAL, when it is newer than the last success; until it works, the last minutes cannot be restored and WAL fills the disk.</source>
        <translation>Zeit seit dem letzten gescheiterten Versuch, WAL zu archivieren, wenn er jünger ist als der letzte Erfolg; bis es klappt, sind die letzten Minuten nicht wiederherstellbar, und WAL füllt die Platte.</translation>
    </message>
    <message>
        <source>Failed archive attempts</source>
        <translation>Archivfehler</translation>
    </message>
    <message>
        <source>Attempts to archive WAL that failed since the statistics were reset; it must not grow.</source>
        <translation>Gescheiterte Versuche, WAL zu archivieren, seit die Statistik zurückgesetzt wurde; die Zahl darf nicht wachsen.</translation>
    </message>
    <message>
        <source>Waiting for the archive</source>
        <translation>Wartet auf Archiv</translation>
    </message>
    <message>
        <source>WAL files finished but not yet archived; a growing number means that the archive is slow or broken.</source>
        <translation>Fertige, noch nicht archivierte WAL-Dateien; eine wachsende Zahl heißt, dass das Archiv langsam oder kaputt ist.</translation>
    </message>
    <message>
        <source>WAL on disk</source>
        <translation>WAL auf Platte</translation>
    </message>
    <message>
        <source>Size of the pg_wal folder; it grows when a slot, a standby or the archive holds WAL back.</source>
        <translation>Größe des Ordners pg_wal; er wächst, wenn ein Slot, ein Standby oder das Archiv WAL zurückhält.</translation>
    </message>
    <message>
        <source>Checkpoints requested</source>
        <translation>Erzwungene Checkpoints</translation>
    </message>
    <message>
        <source>Share of checkpoints that came early because max_wal_size was reached or somebody asked; a high share costs extra writes.</source>
        <translation>Anteil der Checkpoints, die vorzeitig kamen, weil max_wal_size erreicht war oder jemand sie verlangte; ein hoher Anteil kostet zusätzliches Schreiben.</translation>
    </message>
    <message>
        <source>Transaction ids used</source>
        <translation>Transaktions-IDs belegt</translation>
    </message>
    <message>
        <source>Age of the oldest transaction id as a share of what exists; at 100 % the server refuses all writes until it has been vacuumed.</source>
        <translation>Alter der ältesten Transaktions-ID als Anteil aller, die es gibt; bei 100 % verweigert der Server jedes Schreiben, bis ein Vacuum gelaufen ist.</translation>
    </message>
    <message>
        <source>Database size</source>
        <translation>Datenbankgröße</translation>
    </message>
    <message>
        <source>Size of each database on disk; sudden growth is a runaway import or bloat.</source>
        <translation>Größe jeder Datenbank auf der Platte; plötzliches Wachstum ist ein ausufernder Import oder Bloat.</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Days until the certificate of the server&apos;s port expires; then clients that verify it cannot connect.</source>
        <translation>Tage, bis das Zertifikat des Serverports abläuft; danach kann sich nicht verbinden, wer es prüft.</translation>
    </message>
    <message>
        <source>Primaries</source>
        <translation>Primarys</translation>
    </message>
    <message>
        <source>Servers with one system identifier that all take writes; with more than one, data diverges and must be merged by hand.</source>
        <translation>Server mit derselben Systemkennung, die alle Schreibzugriffe annehmen; bei mehr als einem laufen die Daten auseinander und sind von Hand zusammenzuführen.</translation>
    </message>
    <message>
        <source>Whether the pooler&apos;s admin console answered the last round; without an answer every other figure is old.</source>
        <translation>Ob die Admin-Konsole des Poolers in der letzten Runde geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>Clients waiting</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Clients that wait for a server connection, a pool each; while they wait, their requests stand still.</source>
        <translation>Clients, die auf eine Serververbindung warten, je Pool; solange sie warten, stehen ihre Anfragen still.</translation>
    </message>
    <message>
        <source>Pool used</source>
        <translation>Pool belegt</translation>
    </message>
    <message>
        <source>Share of a pool&apos;s server connections that are in use; at 100 % further clients wait.</source>
        <translation>Anteil der Serververbindungen eines Pools in Gebrauch; bei 100 % warten weitere Clients.</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Max. Wartezeit</translation>
    </message>
    <message>
        <source>How long the first client in the queue has waited for a server connection; users feel every second of it.</source>
        <translation>Wie lange der erste Client der Schlange schon auf eine Serververbindung wartet; Benutzer spüren jede Sekunde davon.</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Queries that went through the pooler in a second; a sudden fall means that clients or servers are stuck.</source>
        <translation>Abfragen je Sekunde durch den Pooler; fällt der Wert plötzlich, hängen Clients oder Server.</translation>
    </message>
    <message>
        <source>Wait a query</source>
        <translation>Warten je Abfrage</translation>
    </message>
    <message>
        <source>Average time a query waited for a server connection in the last interval; it should be next to nothing.</source>
        <translation>Mittlere Zeit, die eine Abfrage im letzten Intervall auf eine Serververbindung gewartet hat; sie sollte nahe null sein.</translation>
    </message>
    <message>
        <source>Client slots used</source>
        <translation>Clientplätze belegt</translation>
    </message>
    <message>
        <source>Share of the client connections the pooler allows; at 100 % it turns new clients away.</source>
        <translation>Anteil der Clientverbindungen, die der Pooler zulässt; bei 100 % weist er neue Clients ab.</translation>
    </message>
    <message>
        <source>Whether Redis answered the last round; without an answer every other figure is old.</source>
        <translation>Ob Redis in der letzten Runde geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>Whether this is a master, which takes writes, or a replica; a change nobody planned is a failover.</source>
        <translation>Ob dies ein Master ist, der Schreibzugriffe annimmt, oder eine Replica; ein ungeplanter Wechsel ist ein Failover.</translation>
    </message>
    <message>
        <source>Memory used</source>
        <translation>RAM belegt</translation>
    </message>
    <message>
        <source>Memory in use as a share of maxmemory; at 100 % Redis evicts keys or refuses writes. It has no value without a maxmemory.</source>
        <translation>Belegter Speicher als Anteil von maxmemory; bei 100 % verdrängt Redis Schlüssel oder lehnt Schreibzugriffe ab. Ohne maxmemory gibt es keinen Wert.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>RAM</translation>
    </message>
    <message>
        <source>Memory in use; without a maxmemory it grows until the host has none left.</source>
        <translation>Belegter Speicher; ohne maxmemory wächst er, bis der Host keinen mehr hat.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands carried out in a second; a sudden fall means that clients do not get through.</source>
        <translation>Ausgeführte Befehle je Sekunde; fällt der Wert plötzlich, kommen Clients nicht durch.</translation>
    </message>
    <message>
        <source>Hit ratio</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Share of key reads that found their key in the last interval; when it falls, a cache sends its load to the database.</source>
        <translation>Anteil der Lesezugriffe, die ihren Schlüssel im letzten Intervall gefunden haben; fällt er, gibt ein Cache seine Last an die Datenbank weiter.</translation>
    </message>
    <message>
        <source>Share of maxclients in use; at 100 % new clients are turned away.</source>
        <translation>Belegter Anteil von maxclients; bei 100 % werden neue Clients abgewiesen.</translation>
    </message>
    <message>
        <source>Evicted keys</source>
        <translation>Verdrängte Schlüssel</translation>
    </message>
    <message>
        <source>Keys thrown away in a minute because memory was full; harmless in a cache, a loss in a queue.</source>
        <translation>Schlüssel, die je Minute wegen vollen Speichers verworfen wurden; harmlos in einem Cache, ein Verlust in einer Queue.</translation>
    </message>
    <message>
        <source>Blocked clients</source>
        <translation>Blockierte Clients</translation>
    </message>
    <message>
        <source>Clients that wait in a blocking command such as BLPOP; usual for workers of a queue that is empty.</source>
        <translation>Clients, die in einem blockierenden Befehl wie BLPOP warten; üblich bei Workern einer leeren Queue.</translation>
    </message>
    <message>
        <source>Fragmentation</source>
        <translation>Fragmentierung</translation>
    </message>
    <message>
        <source>Memory taken from the system for each byte in use; far above 1.5 on a large instance wastes memory, below 1 means swapping.</source>
        <translation>Vom System bezogener Speicher je belegtem Byte; weit über 1,5 verschwendet eine große Instanz Speicher, unter 1 lagert sie aus.</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>Rejected clients</source>
        <translation>Abgewiesene Clients</translation>
    </message>
    <message>
        <source>Connections turned away in a minute because maxclients was reached; each is a failed request.</source>
        <translation>Verbindungen, die je Minute abgewiesen wurden, weil maxclients erreicht war; jede ist eine gescheiterte Anfrage.</translation>
    </message>
    <message>
        <source>Last save</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Time since the data was last written to disk; this much may be lost when the host fails and no append-only file is kept.</source>
        <translation>Zeit, seit die Daten zuletzt auf die Platte geschrieben wurden; so viel kann verloren sein, wenn der Host ausfällt und keine Append-only-Datei geführt wird.</translation>
    </message>
    <message>
        <source>Save failed</source>
        <translation>Sichern gescheitert</translation>
    </message>
    <message>
        <source>Whether the last attempt to write the data to disk failed; by default Redis then refuses writes.</source>
        <translation>Ob der letzte Versuch, die Daten auf die Platte zu schreiben, gescheitert ist; Redis lehnt dann in der Voreinstellung Schreibzugriffe ab.</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Whether Redis is still reading its data from disk after a start; until then it answers no command.</source>
        <translation>Ob Redis nach einem Start seine Daten noch von der Platte liest; bis dahin beantwortet es keinen Befehl.</translation>
    </message>
    <message>
        <source>Replication broken</source>
        <translation>Replikation gebrochen</translation>
    </message>
    <message>
        <source>Whether this replica has lost its master; what it answers grows old.</source>
        <translation>Ob diese Replica ihren Master verloren hat; was sie antwortet, veraltet.</translation>
    </message>
    <message>
        <source>Master silent</source>
        <translation>Master still</translation>
    </message>
    <message>
        <source>Time since this replica last heard from its master; a connected but silent link is broken.</source>
        <translation>Zeit, seit diese Replica zuletzt von ihrem Master gehört hat; eine verbundene, aber stille Leitung ist kaputt.</translation>
    </message>
    <message>
        <source>Whether the endpoint answered the last request at all; without an answer every other figure is old.</source>
        <translation>Ob der Endpunkt auf die letzte Anfrage überhaupt geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>As expected</source>
        <translation>Wie erwartet</translation>
    </message>
    <message>
        <source>Whether status, headers and body of the last answer were as expected; if not, users get errors.</source>
        <translation>Ob Status, Header und Inhalt der letzten Antwort wie erwartet waren; wenn nicht, bekommen Benutzer Fehler.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status code of the last answer; 500 and above means that the service itself failed.</source>
        <translation>Statuscode der letzten Antwort; ab 500 ist der Dienst selbst gescheitert.</translation>
    </message>
    <message>
        <source>Response time</source>
        <translation>Antwortzeit</translation>
    </message>
    <message>
        <source>Time from the request to the last byte of the answer; users wait this long.</source>
        <translation>Zeit von der Anfrage bis zum letzten Byte der Antwort; so lange warten Benutzer.</translation>
    </message>
    <message>
        <source>Failed requests</source>
        <translation>Fehlerquote</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Erstes Byte</translation>
    </message>
    <message>
        <source>Time from the sent request to the first byte of the answer; when it grows, the service itself is slow.</source>
        <translation>Zeit von der gesendeten Anfrage bis zum ersten Byte der Antwort; wächst sie, ist der Dienst selbst langsam.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Time to open the connection; when it grows, the network or a full accept queue is slow.</source>
        <translation>Zeit, die Verbindung zu öffnen; wächst sie, ist das Netz langsam oder die Warteschlange für neue Verbindungen voll.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Time to agree on encryption; when it grows, the endpoint is short of processor time.</source>
        <translation>Zeit, die Verschlüsselung auszuhandeln; wächst sie, fehlt dem Endpunkt Prozessorzeit.</translation>
    </message>
    <message>
        <source>Name resolution</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Time to find the address of the name; when it grows, the resolver is slow or one of its servers is gone.</source>
        <translation>Zeit, die Adresse zum Namen zu finden; wächst sie, ist der Resolver langsam oder einer seiner Server weg.</translation>
    </message>
    <message>
        <source>Days until the first certificate of the chain expires; then clients refuse to connect.</source>
        <translation>Tage, bis das erste Zertifikat der Kette abläuft; danach verweigern Clients die Verbindung.</translation>
    </message>
    <message>
        <source>Whether the host&apos;s exporter answered the last round; without an answer every other figure is old.</source>
        <translation>Ob der Exporter des Hosts in der letzten Runde geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Share of processor time in use over all cores; near 100 % everything on the host gets slower.</source>
        <translation>Anteil der Prozessorzeit in Gebrauch über alle Kerne; nahe 100 % wird alles auf dem Host langsamer.</translation>
    </message>
    <message>
        <source>Load a core</source>
        <translation>Last je Kern</translation>
    </message>
    <message>
        <source>Tasks that run or want to run, for each core; above 1 they wait for each other.</source>
        <translation>Aufgaben je Kern, die laufen oder laufen wollen; über 1 warten sie aufeinander.</translation>
    </message>
    <message>
        <source>a core</source>
        <translation>je Kern</translation>
    </message>
    <message>
        <source>Memory available</source>
        <translation>RAM verfügbar</translation>
    </message>
    <message>
        <source>Share of memory programs can still get; near nothing the kernel swaps and then kills.</source>
        <translation>Anteil des Speichers, den Programme noch bekommen können; nahe null lagert der Kernel aus und beendet dann Prozesse.</translation>
    </message>
    <message>
        <source>Disk used</source>
        <translation>Platte belegt</translation>
    </message>
    <message>
        <source>Share of each mounted disk in use; on a full disk databases stop.</source>
        <translation>Belegter Anteil jeder eingehängten Platte; auf einer vollen Platte bleiben Datenbanken stehen.</translation>
    </message>
    <message>
        <source>Waiting for disks</source>
        <translation>Warten auf Platten</translation>
    </message>
    <message>
        <source>Share of processor time spent idle because a disk had not answered; when high, the disk is the bottleneck.</source>
        <translation>Anteil der Prozessorzeit ohne Arbeit, weil eine Platte noch nicht geantwortet hatte; ist er hoch, ist die Platte der Engpass.</translation>
    </message>
    <message>
        <source>Swap used</source>
        <translation>Swap belegt</translation>
    </message>
    <message>
        <source>Share of swap space in use; a host that swaps all the time has too little memory.</source>
        <translation>Belegter Anteil des Swap; ein Host, der ständig auslagert, hat zu wenig Speicher.</translation>
    </message>
    <message>
        <source>Stolen by other guests</source>
        <translation>An andere Gäste</translation>
    </message>
    <message>
        <source>Share of processor time the hypervisor gave to other guests; only moving the guest helps.</source>
        <translation>Anteil der Prozessorzeit, den der Hypervisor anderen Gästen gab; nur ein Umzug des Gastes hilft.</translation>
    </message>
    <message>
        <source>Killed for memory</source>
        <translation>Beendet, RAM voll</translation>
    </message>
    <message>
        <source>Processes the kernel killed in a minute because memory ran out; a database may be next.</source>
        <translation>Prozesse, die der Kernel je Minute beendet hat, weil der Speicher ausging; eine Datenbank kann die nächste sein.</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>Platte frei</translation>
    </message>
    <message>
        <source>Space left on each mounted disk for ordinary users.</source>
        <translation>Freier Platz auf jeder eingehängten Platte für gewöhnliche Benutzer.</translation>
    </message>
    <message>
        <source>Disk full in</source>
        <translation>Platte voll in</translation>
    </message>
    <message>
        <source>Time until a disk is full if it goes on filling as it does now; no value while it does not fill.</source>
        <translation>Zeit, bis eine Platte bei diesem Tempo voll ist; ohne Wert, solange sie sich nicht füllt.</translation>
    </message>
    <message>
        <source>Whether the service answered the last request with JSON; without an answer every other figure is old.</source>
        <translation>Ob der Dienst auf die letzte Anfrage mit JSON geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>Whether the exporter answered the last request; without an answer every other figure is old.</source>
        <translation>Ob der Exporter auf die letzte Anfrage geantwortet hat; ohne Antwort ist jeder andere Wert alt.</translation>
    </message>
    <message>
        <source>Last sign of life</source>
        <translation>Letztes Lebenszeichen</translation>
    </message>
    <message>
        <source>Age of the newest sign of life; when it grows past its interval, the job behind it has stopped.</source>
        <translation>Alter des jüngsten Lebenszeichens; übersteigt es sein Intervall, steht der Job dahinter.</translation>
    </message>
    <message>
        <source>Share of the last 30 requests that were not answered as expected. A burst of failures that is over does not count.</source>
        <translation>Anteil der letzten 30 Anfragen, die nicht wie erwartet beantwortet wurden. Eine Häufung von Fehlern, die vorüber ist, zählt nicht.</translation>
    </message>
    <message>
        <source>Checksum failures</source>
        <translation>Prüfsummenfehler</translation>
    </message>
    <message>
        <source>Damaged pages found in the data files since the statistics were reset; what is on them is lost or wrong, and the disk or its controller is to blame.</source>
        <translation>Beschädigte Seiten in den Datendateien seit dem Zurücksetzen der Statistik; was darauf steht, ist verloren oder falsch, und schuld ist die Platte oder ihr Controller.</translation>
    </message>
    <message>
        <source>Settings pending</source>
        <translation>Ausstehende Änderungen</translation>
    </message>
    <message>
        <source>Settings changed in the configuration that count only after a restart; until then the server runs with others than are written down.</source>
        <translation>In der Konfiguration geänderte Einstellungen, die erst nach einem Neustart gelten; bis dahin läuft der Server mit anderen, als geschrieben steht.</translation>
    </message>
    <message>
        <source>Working sessions</source>
        <translation>Arbeitende Sitzungen</translation>
    </message>
    <message>
        <source>Sessions that run a statement, by what they wait for at the moment; CPU stands for those that wait for nothing. Whatever leads for long is what slows the server down.</source>
        <translation>Sitzungen, die eine Anweisung ausführen, danach, worauf sie gerade warten; CPU steht für die, die auf nichts warten. Was lange vorn liegt, bremst den Server.</translation>
    </message>
    <message>
        <source>Lock table</source>
        <translation>Sperrtabelle</translation>
    </message>
    <message>
        <source>How full the shared table of locks is; when it is full, statements that touch many tables fail.</source>
        <translation>Wie voll die gemeinsame Sperrtabelle ist; ist sie voll, scheitern Anweisungen, die viele Tabellen berühren.</translation>
    </message>
    <message>
        <source>Deadlocks</source>
        <translation>Deadlocks</translation>
    </message>
    <message>
        <source>Transactions cancelled in a minute because they waited for each other in a circle; each is an error in an application.</source>
        <translation>Je Minute abgebrochene Transaktionen, die im Kreis aufeinander warteten; jede ist ein Fehler in einer Anwendung.</translation>
    </message>
    <message>
        <source>Prepared transactions</source>
        <translation>Zwei-Phasen-Commits</translation>
    </message>
    <message>
        <source>Transactions prepared for a two-phase commit and not ended yet; they outlive their session and a restart.</source>
        <translation>Für ein Zwei-Phasen-Commit vorbereitete, noch nicht beendete Transaktionen; sie überleben ihre Sitzung und einen Neustart.</translation>
    </message>
    <message>
        <source>Oldest prepared</source>
        <translation>Älteste vorbereitete</translation>
    </message>
    <message>
        <source>Age of the oldest prepared transaction; one that nobody ends holds its locks and keeps dead rows for ever.</source>
        <translation>Alter der ältesten vorbereiteten Transaktion; beendet sie niemand, hält sie ihre Sperren und tote Zeilen für immer.</translation>
    </message>
    <message>
        <source>Sessions opened</source>
        <translation>Sitzungen geöffnet</translation>
    </message>
    <message>
        <source>Sessions opened in a minute; many mean that an application connects for each request and wants a pool. From version 14 on.</source>
        <translation>Je Minute geöffnete Sitzungen; viele heißen, dass eine Anwendung für jede Anfrage verbindet und einen Pool braucht. Ab Version 14.</translation>
    </message>
    <message>
        <source>Sessions abandoned</source>
        <translation>Sitzungen verlassen</translation>
    </message>
    <message>
        <source>Sessions in a minute whose client vanished; the network or a crashing application cuts them. From version 14 on.</source>
        <translation>Sitzungen je Minute, deren Client verschwand; das Netz oder eine abstürzende Anwendung trennt sie. Ab Version 14.</translation>
    </message>
    <message>
        <source>Sessions failed</source>
        <translation>Sitzungen gescheitert</translation>
    </message>
    <message>
        <source>Sessions in a minute that the server ended after an error it could not go on from. From version 14 on.</source>
        <translation>Sitzungen je Minute, die der Server nach einem Fehler beendete, nach dem es nicht weiterging. Ab Version 14.</translation>
    </message>
    <message>
        <source>Sessions ended</source>
        <translation>Sitzungen beendet</translation>
    </message>
    <message>
        <source>Sessions in a minute that an operator or a shutdown ended. From version 14 on.</source>
        <translation>Sitzungen je Minute, die ein Mensch oder ein Herunterfahren beendete. Ab Version 14.</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lesevorgänge</translation>
    </message>
    <message>
        <source>Read operations in a second by each kind of process; sessions that read much find too little in memory. From version 16 on.</source>
        <translation>Lesevorgänge je Sekunde nach Art des Prozesses; Sitzungen, die viel lesen, finden zu wenig im Speicher. Ab Version 16.</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>Schreibvorgänge</translation>
    </message>
    <message>
        <source>Write operations in a second by each kind of process; what sessions write themselves they wait for. From version 16 on.</source>
        <translation>Schreibvorgänge je Sekunde nach Art des Prozesses; was Sitzungen selbst schreiben, darauf warten sie. Ab Version 16.</translation>
    </message>
    <message>
        <source>Bytes read</source>
        <translation>Bytes gelesen</translation>
    </message>
    <message>
        <source>Bytes read in a second by each kind of process, from disk or the system&apos;s memory. From version 16 on.</source>
        <translation>Je Sekunde gelesene Bytes nach Art des Prozesses, von der Platte oder aus dem Speicher des Systems. Ab Version 16.</translation>
    </message>
    <message>
        <source>Bytes written</source>
        <translation>Bytes geschrieben</translation>
    </message>
    <message>
        <source>Bytes written in a second by each kind of process, log left out. From version 16 on.</source>
        <translation>Je Sekunde geschriebene Bytes nach Art des Prozesses, ohne das Log. Ab Version 16.</translation>
    </message>
    <message>
        <source>Statements forgotten</source>
        <translation>Vergessene Anweisungen</translation>
    </message>
    <message>
        <source>Times in an hour that pg_stat_statements was full and threw away what ran least; then the list of top statements has holes. From version 14 on.</source>
        <translation>Wie oft je Stunde pg_stat_statements voll war und das Seltenste verwarf; dann hat die Liste der Anweisungen Lücken. Ab Version 14.</translation>
    </message>
    <message>
        <source>/h</source>
        <translation>/h</translation>
    </message>
    <message>
        <source>Time compiling</source>
        <translation>Zeit fürs Übersetzen</translation>
    </message>
    <message>
        <source>Share of the run time of all statements that went into compiling them just in time; a high share means that it costs more than it brings. From version 15 on.</source>
        <translation>Anteil der Laufzeit aller Anweisungen, der in ihr Übersetzen (JIT) ging; ein hoher Anteil heißt, dass es mehr kostet, als es bringt. Ab Version 15.</translation>
    </message>
    <message>
        <source>Slot keeps dead rows</source>
        <translation>Slot hält tote Zeilen</translation>
    </message>
    <message>
        <source>How many transactions ago this replication slot stopped the clean-up of dead rows; tables and the catalog grow until it moves on.</source>
        <translation>Vor wie vielen Transaktionen dieser Replikations-Slot das Aufräumen toter Zeilen anhielt; Tabellen und Katalog wachsen, bis er weiterrückt.</translation>
    </message>
    <message>
        <source>transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Decoding on disk</source>
        <translation>Dekodieren auf Platte</translation>
    </message>
    <message>
        <source>Bytes that decoding for this slot writes to disk in a second; its transactions are larger than logical_decoding_work_mem. From version 14 on.</source>
        <translation>Bytes, die das Dekodieren für diesen Slot je Sekunde auf die Platte schreibt; seine Transaktionen sind größer als logical_decoding_work_mem. Ab Version 14.</translation>
    </message>
    <message>
        <source>Subscription errors</source>
        <translation>Abonnement-Fehler</translation>
    </message>
    <message>
        <source>Failed attempts of this subscription in a minute; while it fails, nothing arrives and its publisher keeps all WAL. From version 15 on.</source>
        <translation>Gescheiterte Versuche dieses Abonnements je Minute; solange es scheitert, kommt nichts an, und der Publisher behält alles WAL. Ab Version 15.</translation>
    </message>
    <message>
        <source>Written by sessions</source>
        <translation>Sitzungen schreiben</translation>
    </message>
    <message>
        <source>Blocks that sessions had to write themselves in a second, new ones among them; when it grows, the background writer and checkpoints do not keep up.</source>
        <translation>Blöcke, die Sitzungen je Sekunde selbst schreiben mussten, neue eingeschlossen; wächst es, kommen Hintergrundschreiber und Checkpoints nicht nach.</translation>
    </message>
    <message>
        <source>Row-lock ids used</source>
        <translation>Zeilensperr-IDs belegt</translation>
    </message>
    <message>
        <source>Age of the oldest shared row lock&apos;s id as a share of what exists; at 100 % the server refuses such locks until it has been vacuumed.</source>
        <translation>Alter der ältesten ID einer geteilten Zeilensperre als Anteil aller, die es gibt; bei 100 % verweigert der Server solche Sperren, bis ein Vacuum gelaufen ist.</translation>
    </message>
    <message>
        <source>Towards forced vacuum</source>
        <translation>Bis erzwungenes Vacuum</translation>
    </message>
    <message>
        <source>Age of the oldest transaction id as a share of the age at which autovacuum is forced; well above 100 % vacuum does not get through.</source>
        <translation>Alter der ältesten Transaktions-ID als Anteil des Alters, ab dem Autovacuum erzwungen wird; deutlich über 100 % kommt das Vacuum nicht durch.</translation>
    </message>
    <message>
        <source>Clean-up held back</source>
        <translation>Aufräumen gehemmt</translation>
    </message>
    <message>
        <source>How many transactions ago somebody stopped the clean-up of dead rows; a session, a slot, a standby or a prepared transaction, and tables grow until it ends.</source>
        <translation>Vor wie vielen Transaktionen jemand das Aufräumen toter Zeilen anhielt; eine Sitzung, ein Slot, ein Standby oder eine vorbereitete Transaktion, und Tabellen wachsen, bis es endet.</translation>
    </message>
    <message>
        <source>Clean-up held for</source>
        <translation>Aufräumen gehemmt seit</translation>
    </message>
    <message>
        <source>How long a session or a prepared transaction has stopped the clean-up of dead rows; 0 while nobody does.</source>
        <translation>Wie lange eine Sitzung oder vorbereitete Transaktion das Aufräumen toter Zeilen anhält; 0, solange es niemand tut.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How far a vacuum, an analyze, an index build, a COPY or a backup is in its present phase.</source>
        <translation>Wie weit ein Vacuum, ein Analyze, ein Indexbau, ein COPY oder eine Sicherung in der jetzigen Phase ist.</translation>
    </message>
    <message>
        <source>Longest vacuum</source>
        <translation>Längstes Vacuum</translation>
    </message>
    <message>
        <source>How long the longest vacuum has been running; one that runs for hours reads a huge table or is slowed down too much.</source>
        <translation>Wie lange das längste Vacuum läuft; eines, das Stunden läuft, liest eine riesige Tabelle oder wird zu stark gebremst.</translation>
    </message>
    <message>
        <source>Dead rows</source>
        <translation>Tote Zeilen</translation>
    </message>
    <message>
        <source>Dead rows of the table most in debt, as a share of the point where autovacuum cleans it up; far beyond 100 % autovacuum is off, too slow or held back.</source>
        <translation>Tote Zeilen der Tabelle mit dem größten Rückstand, als Anteil des Punktes, an dem Autovacuum sie aufräumt; weit über 100 % ist Autovacuum aus, zu langsam oder aufgehalten.</translation>
    </message>
    <message>
        <source>Vacuum overdue</source>
        <translation>Vacuum überfällig</translation>
    </message>
    <message>
        <source>How long a table has been due for a vacuum, as far as this console saw it; it grows when autovacuum does not get there.</source>
        <translation>Wie lange eine Tabelle für ein Vacuum fällig ist, soweit diese Konsole es sah; es wächst, wenn Autovacuum nicht dazu kommt.</translation>
    </message>
    <message>
        <source>Analyze overdue</source>
        <translation>Analyse überfällig</translation>
    </message>
    <message>
        <source>How long a table has been due for an analyze, as far as this console saw it; the planner works with old statistics meanwhile.</source>
        <translation>Wie lange eine Tabelle für eine Analyse fällig ist, soweit diese Konsole es sah; der Planer arbeitet so lange mit alter Statistik.</translation>
    </message>
    <message>
        <source>Bloat</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>Space in tables and B-tree indexes that holds nothing, estimated from the statistics of their columns; it costs disk, memory and time.</source>
        <translation>Platz in Tabellen und B-Baum-Indizes, in dem nichts steht, geschätzt aus der Statistik ihrer Spalten; er kostet Platte, Speicher und Zeit.</translation>
    </message>
    <message>
        <source>Worst bloat</source>
        <translation>Größter Leerraum</translation>
    </message>
    <message>
        <source>Share of empty space in the most bloated table or index of a size that matters, estimated.</source>
        <translation>Anteil leeren Platzes in der am stärksten aufgeblähten Tabelle oder dem Index, soweit groß genug, geschätzt.</translation>
    </message>
    <message>
        <source>Table size</source>
        <translation>Tabellengröße</translation>
    </message>
    <message>
        <source>Size of each of the ten biggest tables with TOAST and indexes, by the page counts of the last VACUUM or ANALYZE.</source>
        <translation>Größe jeder der zehn größten Tabellen mit TOAST und Indizes, nach den Seitenzahlen des letzten VACUUM oder ANALYZE.</translation>
    </message>
    <message>
        <source>Unused indexes</source>
        <translation>Ungenutzte Indizes</translation>
    </message>
    <message>
        <source>Size of the indexes without one scan on this server since its counters began; they slow down each write. An index may be used on a standby.</source>
        <translation>Größe der Indizes ohne einen Zugriff auf diesem Server seit Beginn der Zähler; sie bremsen jedes Schreiben. Ein Index kann auf einem Standby genutzt sein.</translation>
    </message>
    <message>
        <source>Invalid indexes</source>
        <translation>Ungültige Indizes</translation>
    </message>
    <message>
        <source>Indexes left behind by a failed build; they serve no query, but slow down each write.</source>
        <translation>Indizes, die ein gescheiterter Aufbau hinterließ; sie dienen keiner Abfrage, bremsen aber jedes Schreiben.</translation>
    </message>
    <message>
        <source>Sequence used up</source>
        <translation>Sequenz verbraucht</translation>
    </message>
    <message>
        <source>Numbers given away by the sequence nearest to its end, against what its column can hold; at 100 % inserts fail.</source>
        <translation>Vergebene Nummern der Sequenz, die ihrem Ende am nächsten ist, gemessen an dem, was ihre Spalte fasst; bei 100 % scheitert das Einfügen.</translation>
    </message>
    <message>
        <source>Turned away (429)</source>
        <translation>Abgewiesen (429)</translation>
    </message>
    <message>
        <source>Share of the last 30 requests answered with 429, too many requests, where something else was expected; a limit is too low or somebody floods the service.</source>
        <translation>Anteil der letzten 30 Anfragen, die mit 429 (zu viele Anfragen) beantwortet wurden, wo anderes erwartet war; eine Grenze ist zu niedrig, oder jemand überflutet den Dienst.</translation>
    </message>
    <message>
        <source>Last good backup</source>
        <translation>Letzte gute Sicherung</translation>
    </message>
    <message>
        <source>Time since the last good backup ended, as whoever backs up wrote it into the status file that the environment names; what was written since then is in no backup.</source>
        <translation>Zeit seit dem Ende der letzten guten Sicherung, wie es der Sichernde in die Statusdatei geschrieben hat, die die Umgebung nennt; was seither geschrieben wurde, steht in keiner Sicherung.</translation>
    </message>
</context>
<context>
    <name>mutes</name>
    <message>
        <source>mute a finding</source>
        <translation>einen Befund stummschalten</translation>
    </message>
    <message>
        <source>There is no target and no group of this name.</source>
        <translation>Es gibt kein Ziel und keine Gruppe dieses Namens.</translation>
    </message>
    <message>
        <source>Which finding is missing.</source>
        <translation>Es fehlt, um welchen Befund es geht.</translation>
    </message>
    <message>
        <source>A reason is missing.</source>
        <translation>Ein Grund fehlt.</translation>
    </message>
    <message>
        <source>Say why, in a few words: it stands beside the finding and in the journal.</source>
        <translation>Sagen Sie in wenigen Worten, warum: Es steht neben dem Befund und im Journal.</translation>
    </message>
    <message>
        <source>The reason is longer than %1 characters.</source>
        <translation>Der Grund ist länger als %1 Zeichen.</translation>
    </message>
    <message>
        <source>A mute ends, and within 30 days.</source>
        <translation>Eine Stummschaltung endet, und zwar innerhalb von 30 Tagen.</translation>
    </message>
    <message>
        <source>What is meant to stay is a limit of this target in the environment file.</source>
        <translation>Was bleiben soll, ist ein Grenzwert dieses Ziels in der Umgebungsdatei.</translation>
    </message>
    <message>
        <source>keep mutes in %1</source>
        <translation>Stummschaltungen in %1 aufbewahren</translation>
    </message>
    <message>
        <source>Free space or make the file writable; what is not on disk is not muted.</source>
        <translation>Schaffen Sie Platz oder machen Sie die Datei beschreibbar; was nicht auf der Platte steht, ist nicht stummgeschaltet.</translation>
    </message>
    <message>
        <source>there is no folder for the state</source>
        <translation>es gibt keinen Ordner für den Zustand</translation>
    </message>
    <message>
        <source>another program is writing it</source>
        <translation>ein anderes Programm schreibt gerade darin</translation>
    </message>
    <message>
        <source>%1 findings are muted already, no more can be</source>
        <translation>%1 Befunde sind schon stummgeschaltet, mehr können es nicht sein</translation>
    </message>
    <message>
        <source>It is not muted.</source>
        <translation>Es ist nicht stummgeschaltet.</translation>
    </message>
    <message>
        <source>muted for the group %4 until %1 by %2: %3</source>
        <translation>stummgeschaltet für die Gruppe %4 bis %1 von %2: %3</translation>
    </message>
    <message>
        <source>muted until %1 by %2: %3</source>
        <translation>stummgeschaltet bis %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>notify::Words</name>
    <message>
        <source>A silence needs something that it is for, a reason and an end.</source>
        <translation>Eine Stummschaltung braucht etwas, wofür sie gilt, einen Grund und ein Ende.</translation>
    </message>
    <message>
        <source>That is no id of a silence.</source>
        <translation>Das ist keine Kennung einer Stummschaltung.</translation>
    </message>
    <message>
        <source>An Alertmanager knows no acknowledgement.</source>
        <translation>Ein Alertmanager kennt keine Bestätigung.</translation>
    </message>
    <message>
        <source>An Alertmanager makes its own digests.</source>
        <translation>Ein Alertmanager fasst selbst zusammen.</translation>
    </message>
    <message>
        <source>remove it; it belongs to kind %1</source>
        <translation>entfernen; er gehört zur Art %1</translation>
    </message>
    <message>
        <source>a channel needs its kind</source>
        <translation>ein Kanal braucht seine Art</translation>
    </message>
    <message>
        <source>add &apos;kind:&apos; with webhook, slack, pagerduty, alertmanager, mail or desktop</source>
        <translation>„kind:“ mit webhook, slack, pagerduty, alertmanager, mail oder desktop ergänzen</translation>
    </message>
    <message>
        <source>there is no channel %1 to fall back on</source>
        <translation>es gibt keinen Kanal %1, auf den ausgewichen werden könnte</translation>
    </message>
    <message>
        <source>name one of %1</source>
        <translation>einen von %1 nennen</translation>
    </message>
    <message>
        <source>the fallbacks run in a circle: %1</source>
        <translation>die Ausweichkanäle laufen im Kreis: %1</translation>
    </message>
    <message>
        <source>let the last of them have none</source>
        <translation>dem letzten von ihnen keinen geben</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>ihre Rechte prüfen</translation>
    </message>
    <message>
        <source>a channel&apos;s secret does not come from libpq&apos;s files</source>
        <translation>das Geheimnis eines Kanals kommt nicht aus den Dateien von libpq</translation>
    </message>
    <message>
        <source>write &apos;from: keyring&apos; or &apos;from: command&apos;</source>
        <translation>„from: keyring“ oder „from: command“ schreiben</translation>
    </message>
    <message>
        <source>this key has no name of its own</source>
        <translation>dieser Schlüssel hat keinen eigenen Namen</translation>
    </message>
    <message>
        <source>name its keyring entry: {from: keyring, key: hook-1}</source>
        <translation>seinen Eintrag im Schlüsselbund nennen: {from: keyring, key: hook-1}</translation>
    </message>
    <message>
        <source>one key signs, or two while they are changed; there are %1</source>
        <translation>ein Schlüssel unterschreibt, oder zwei während des Wechsels; hier sind es %1</translation>
    </message>
    <message>
        <source>leave one or two</source>
        <translation>einen oder zwei lassen</translation>
    </message>
    <message>
        <source>%1 is out of bounds</source>
        <translation>%1 liegt außerhalb der Grenzen</translation>
    </message>
    <message>
        <source>write from %1 to %2</source>
        <translation>von %1 bis %2 schreiben</translation>
    </message>
    <message>
        <source>%1 is not a mail address</source>
        <translation>%1 ist keine Mailadresse</translation>
    </message>
    <message>
        <source>write it bare: ann@example.org</source>
        <translation>nur die Adresse schreiben: ann@example.org</translation>
    </message>
    <message>
        <source>from 1 to 50 addresses are expected, there are %1</source>
        <translation>1 bis 50 Adressen werden erwartet, hier sind es %1</translation>
    </message>
    <message>
        <source>use a list address for more</source>
        <translation>für mehr eine Verteileradresse verwenden</translation>
    </message>
    <message>
        <source>&apos;credential&apos; and &apos;authorization_header&apos; belong together</source>
        <translation>„credential“ und „authorization_header“ gehören zusammen</translation>
    </message>
    <message>
        <source>write both, or neither: authorization_header: &quot;Authorization: Bearer&quot;</source>
        <translation>beide schreiben oder keinen: authorization_header: &quot;Authorization: Bearer&quot;</translation>
    </message>
    <message>
        <source>&apos;user&apos; and &apos;credential&apos; belong together</source>
        <translation>„user“ und „credential“ gehören zusammen</translation>
    </message>
    <message>
        <source>write both, or neither</source>
        <translation>beide schreiben oder keinen</translation>
    </message>
    <message>
        <source>a password is not sent without encryption</source>
        <translation>ein Passwort wird nicht unverschlüsselt gesendet</translation>
    </message>
    <message>
        <source>write &apos;encryption: starttls&apos;, or remove &apos;user&apos; and &apos;credential&apos;</source>
        <translation>„encryption: starttls“ schreiben oder „user“ und „credential“ entfernen</translation>
    </message>
    <message>
        <source>The keyring has no entry &apos;%1&apos;: store it with quarterdeckctl notify secret %1</source>
        <translation>Der Schlüsselbund hat keinen Eintrag „%1“: mit quarterdeckctl notify secret %1 speichern</translation>
    </message>
    <message>
        <source>The command for its secret printed nothing.</source>
        <translation>Der Befehl für sein Geheimnis hat nichts ausgegeben.</translation>
    </message>
    <message>
        <source>The keyring is locked: unlock it, or name a command instead.</source>
        <translation>Der Schlüsselbund ist gesperrt: entsperren oder stattdessen einen Befehl nennen.</translation>
    </message>
    <message>
        <source>The keyring refused the entry &apos;%1&apos;.</source>
        <translation>Der Schlüsselbund hat den Eintrag „%1“ verweigert.</translation>
    </message>
    <message>
        <source>The command for its secret failed: %1</source>
        <translation>Der Befehl für sein Geheimnis ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Its secret did not come in time: %1</source>
        <translation>Sein Geheimnis kam nicht rechtzeitig: %1</translation>
    </message>
    <message>
        <source>There is no keyring here: start one, or name a command instead.</source>
        <translation>Hier gibt es keinen Schlüsselbund: einen starten oder stattdessen einen Befehl nennen.</translation>
    </message>
    <message>
        <source>There is no session bus here: this program does not run in a desktop session.</source>
        <translation>Hier gibt es keinen Sitzungsbus: Dieses Programm läuft nicht in einer Desktop-Sitzung.</translation>
    </message>
    <message>
        <source>The session bus cannot be reached: %1</source>
        <translation>Der Sitzungsbus ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>Nobody shows notifications on this desktop: %1</source>
        <translation>Niemand zeigt auf diesem Desktop Benachrichtigungen: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>The desktop does not show the notification: %1</source>
        <translation>Der Desktop zeigt die Benachrichtigung nicht: %1</translation>
    </message>
    <message>
        <source>The channel is no longer in channels.yaml.</source>
        <translation>Der Kanal steht nicht mehr in channels.yaml.</translation>
    </message>
    <message>
        <source>A notice needs a key of at most 255 characters and a sentence.</source>
        <translation>Eine Meldung braucht einen Schlüssel von höchstens 255 Zeichen und einen Satz.</translation>
    </message>
    <message>
        <source>There is no channel &apos;%1&apos;.</source>
        <translation>Es gibt keinen Kanal „%1“.</translation>
    </message>
    <message>
        <source>The delivery log cannot be written: %1</source>
        <translation>Das Zustellprotokoll kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>A level of escalation was not told: %1</source>
        <translation>Eine Stufe der Eskalation wurde nicht gemeldet: %1</translation>
    </message>
    <message>
        <source>%1 It said: %2</source>
        <translation>%1 Antwort: %2</translation>
    </message>
    <message>
        <source>It asks for fewer messages (HTTP 429).</source>
        <translation>Es bittet um weniger Nachrichten (HTTP 429).</translation>
    </message>
    <message>
        <source>It could not take the message now (HTTP %1).</source>
        <translation>Es konnte die Nachricht gerade nicht annehmen (HTTP %1).</translation>
    </message>
    <message>
        <source>Its address does not exist any more (HTTP %1): correct it in channels.yaml.</source>
        <translation>Seine Adresse gibt es nicht mehr (HTTP %1): in channels.yaml berichtigen.</translation>
    </message>
    <message>
        <source>It refuses our credentials (HTTP %1): correct the channel&apos;s secret.</source>
        <translation>Es weist unsere Anmeldung ab (HTTP %1): das Geheimnis des Kanals berichtigen.</translation>
    </message>
    <message>
        <source>It points to another address (HTTP %1), which is not followed: write that one in channels.yaml.</source>
        <translation>Es verweist auf eine andere Adresse (HTTP %1), der nicht gefolgt wird: jene in channels.yaml schreiben.</translation>
    </message>
    <message>
        <source>It does not take this message (HTTP %1).</source>
        <translation>Es nimmt diese Nachricht nicht an (HTTP %1).</translation>
    </message>
    <message>
        <source>It cannot be reached: %1</source>
        <translation>Es ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>A newer word of the same came before it could be told.</source>
        <translation>Ein neuerer Stand desselben kam, bevor es gemeldet werden konnte.</translation>
    </message>
    <message>
        <source>The channel %1 told it instead.</source>
        <translation>Der Kanal %1 hat es stattdessen gemeldet.</translation>
    </message>
    <message>
        <source>The mail server did not finish in time.</source>
        <translation>Der Mailserver wurde nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>keep what is to be told in %1</source>
        <translation>in %1 aufbewahren, was zu melden ist</translation>
    </message>
    <message>
        <source>Free space or make the file writable; it is told meanwhile, and forgotten when the program ends.</source>
        <translation>Platz schaffen oder die Datei beschreibbar machen; gemeldet wird inzwischen, und vergessen, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1 lesen</translation>
    </message>
    <message>
        <source>another program of this person sends already</source>
        <translation>ein anderes Programm dieser Person sendet bereits</translation>
    </message>
    <message>
        <source>The details are longer than PagerDuty takes.</source>
        <translation>Die Einzelheiten sind länger, als PagerDuty annimmt.</translation>
    </message>
    <message>
        <source>PagerDuty does not take this event, or does not know the routing key (HTTP 400). It said: %1</source>
        <translation>PagerDuty nimmt dieses Ereignis nicht an oder kennt den Routing-Schlüssel nicht (HTTP 400). Antwort: %1</translation>
    </message>
    <message>
        <source>It was meant for other channels.</source>
        <translation>Es war für andere Kanäle bestimmt.</translation>
    </message>
    <message>
        <source>A test names its channel.</source>
        <translation>Ein Test nennt seinen Kanal.</translation>
    </message>
    <message>
        <source>It was not told there that it began.</source>
        <translation>Dort wurde nicht gemeldet, dass es begann.</translation>
    </message>
    <message>
        <source>People are not asked yet.</source>
        <translation>Menschen werden noch nicht gefragt.</translation>
    </message>
    <message>
        <source>The channel is for other services.</source>
        <translation>Der Kanal ist für andere Dienste.</translation>
    </message>
    <message>
        <source>The channel hears of criticals alone.</source>
        <translation>Der Kanal hört nur von Kritischem.</translation>
    </message>
    <message>
        <source>The channel is quiet until %1; criticals are told.</source>
        <translation>Der Kanal ruht bis %1; Kritisches wird gemeldet.</translation>
    </message>
    <message>
        <source>The channel is always quiet; criticals are told.</source>
        <translation>Der Kanal ruht immer; Kritisches wird gemeldet.</translation>
    </message>
    <message>
        <source>Its secret is no web address: store the address of the Slack webhook as it is.</source>
        <translation>Sein Geheimnis ist keine Webadresse: die Adresse des Slack-Webhooks unverändert speichern.</translation>
    </message>
    <message>
        <source>Slack says that this webhook is gone (HTTP %1, %2): make a new one and store its address.</source>
        <translation>Laut Slack gibt es diesen Webhook nicht mehr (HTTP %1, %2): einen neuen anlegen und seine Adresse speichern.</translation>
    </message>
    <message>
        <source>What answers there is not Slack: correct the stored address of the webhook.</source>
        <translation>Was dort antwortet, ist nicht Slack: die gespeicherte Adresse des Webhooks berichtigen.</translation>
    </message>
    <message>
        <source>The mail server cannot check our password now: %1</source>
        <translation>Der Mailserver kann unser Passwort gerade nicht prüfen: %1</translation>
    </message>
    <message>
        <source>The mail server refuses our user or password: correct the channel&apos;s &apos;user&apos; or its secret. It said: %1</source>
        <translation>Der Mailserver weist Benutzer oder Passwort ab: „user“ des Kanals oder sein Geheimnis berichtigen. Antwort: %1</translation>
    </message>
    <message>
        <source>The mail server offers no STARTTLS on this port, and nothing is sent without encryption: correct &apos;port&apos; or &apos;encryption&apos;.</source>
        <translation>Der Mailserver bietet auf diesem Port kein STARTTLS, und unverschlüsselt wird nichts gesendet: „port“ oder „encryption“ berichtigen.</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate is not trusted: %1. Correct &apos;host&apos;, or name its authority under &apos;tls: {root_certificate: …}&apos;.</source>
        <translation>Dem Zertifikat des Mailservers wird nicht vertraut: %1. „host“ berichtigen oder seine Zertifizierungsstelle unter „tls: {root_certificate: …}“ nennen.</translation>
    </message>
    <message>
        <source>The file of the authority cannot be read: %1</source>
        <translation>Die Datei der Zertifizierungsstelle kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The mail server&apos;s name has no address.</source>
        <translation>Der Name des Mailservers hat keine Adresse.</translation>
    </message>
    <message>
        <source>The mail server does not take this mail (%1). It said: %2</source>
        <translation>Der Mailserver nimmt diese Mail nicht an (%1). Antwort: %2</translation>
    </message>
    <message>
        <source>The mail server asks to come back later (%1). It said: %2</source>
        <translation>Der Mailserver bittet, später wiederzukommen (%1). Antwort: %2</translation>
    </message>
    <message>
        <source>The mail server cannot be reached: %1</source>
        <translation>Der Mailserver ist nicht erreichbar: %1</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Acknowledged by %1</source>
        <translation>Bestätigt von %1</translation>
    </message>
    <message>
        <source>Comes and goes</source>
        <translation>Kommt und geht</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, sentence</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Drill – %1</source>
        <translation>Übung – %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Since: %1</source>
        <translation>Seit: %1</translation>
    </message>
    <message>
        <source>Ended: %1, after %2</source>
        <translation>Ende: %1, nach %2</translation>
    </message>
    <message>
        <source>Incident: %1</source>
        <translation>Vorfall: %1</translation>
    </message>
    <message>
        <source>ask for the test in %1</source>
        <translation>den Test in %1 anfordern</translation>
    </message>
    <message>
        <source>the webhooks of %1 and %2 come in at the same place</source>
        <translation>die Webhooks von %1 und %2 kommen an derselben Stelle an</translation>
    </message>
    <message>
        <source>give one of them another port: webhook_listen: &quot;127.0.0.1:9190&quot;</source>
        <translation>einem von beiden einen anderen Port geben: webhook_listen: &quot;127.0.0.1:9190&quot;</translation>
    </message>
    <message>
        <source>the file has two keys, &apos;channels&apos; and &apos;heartbeat&apos;</source>
        <translation>die Datei hat zwei Schlüssel, „channels“ und „heartbeat“</translation>
    </message>
    <message>
        <source>%1 is no place to listen at</source>
        <translation>%1 ist keine Stelle zum Lauschen</translation>
    </message>
    <message>
        <source>write a numeric address and a port: &quot;127.0.0.1:9189&quot;</source>
        <translation>eine Adresse in Zahlen und einen Port schreiben: &quot;127.0.0.1:9189&quot;</translation>
    </message>
    <message>
        <source>a heartbeat has one address</source>
        <translation>ein Lebenszeichen hat eine Adresse</translation>
    </message>
    <message>
        <source>write &apos;url&apos;, or &apos;credential&apos; where the address itself is a secret</source>
        <translation>„url“ schreiben, oder „credential“, wo die Adresse selbst ein Geheimnis ist</translation>
    </message>
    <message>
        <source>%1, persons</source>
        <translation>%1, Personen</translation>
    </message>
    <message>
        <source>%1, machines</source>
        <translation>%1, Maschinen</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>funktioniert nicht</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) failed</source>
        <translation>
            <numerusform>%n Versuch misslang</numerusform>
            <numerusform>%n Versuche misslangen</numerusform>
        </translation>
    </message>
    <message>
        <source>told %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>nie benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent here until its settings change or a test is taken. Correct it in channels.yaml, or its secret with: quarterdeckctl notify secret %1. Then test it.</source>
        <translation>Hier wird nichts gesendet, bis sich seine Einstellungen ändern oder ein Test angenommen wird. Berichtigen Sie ihn in channels.yaml, oder sein Geheimnis mit: quarterdeckctl notify secret %1. Testen Sie ihn dann.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it goes on, look at the other side, then test it.</source>
        <translation>Es wird von selbst wieder versucht. Hält es an, sehen Sie auf der Gegenseite nach und testen Sie ihn dann.</translation>
    </message>
    <message>
        <source>What it refused is not sent again. Look at the message it gave, then test it.</source>
        <translation>Was er abgelehnt hat, wird nicht noch einmal gesendet. Sehen Sie sich seine Meldung an und testen Sie ihn dann.</translation>
    </message>
    <message>
        <source>keep who is being asked in %1</source>
        <translation>in %1 festhalten, wer gerade gefragt wird</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>moment</comment>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Digest</source>
        <comment>moment</comment>
        <translation>Sammelmeldung</translation>
    </message>
    <message>
        <source>told at attempt %1</source>
        <translation>gemeldet beim Versuch %1</translation>
    </message>
    <message>
        <source>told</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>attempt %1 failed</source>
        <translation>Versuch %1 misslang</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>noticed</source>
        <translation>bemerkt</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>%1, instead of %2</source>
        <translation>%1, anstelle von %2</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>%1, %2 after it was posted</source>
        <translation>%1, %2 nach der Aufgabe</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Not sent because</source>
        <translation>Nicht gesendet, weil</translation>
    </message>
    <message>
        <source>It said</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>channel, what was noticed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Its secret is no web address: store the address of the heartbeat as it is.</source>
        <translation>Sein Geheimnis ist keine Webadresse: die Adresse des Lebenszeichens unverändert speichern.</translation>
    </message>
    <message>
        <source>PagerDuty&apos;s webhook cannot be heard at %1: %2</source>
        <translation>Der Webhook von PagerDuty kann an %1 nicht gehört werden: %2</translation>
    </message>
    <message>
        <source>The secret of PagerDuty&apos;s webhook is missing: %1</source>
        <translation>Das Geheimnis des Webhooks von PagerDuty fehlt: %1</translation>
    </message>
    <message>
        <source>A webhook came that PagerDuty did not sign with a secret of this channel; it was refused.</source>
        <translation>Ein Webhook kam, den PagerDuty nicht mit einem Geheimnis dieses Kanals signiert hat; er wurde abgelehnt.</translation>
    </message>
    <message>
        <source>A webhook of PagerDuty is of %1, which is to come: the clock of this machine is behind.</source>
        <translation>Ein Webhook von PagerDuty ist von %1, also aus der Zukunft: die Uhr dieses Rechners geht nach.</translation>
    </message>
    <message>
        <source>This is a test of the channel %1, sent by %2 from %3.</source>
        <translation>Dies ist ein Test des Kanals %1, gesendet von %2 von %3.</translation>
    </message>
    <message>
        <source>Ended after %1: %2</source>
        <comment>how long, what</comment>
        <translation>Beendet nach %1: %2</translation>
    </message>
    <message>
        <source>It is practice: only the desktop and channels that name this environment are told.</source>
        <translation>Das ist Übung: nur der Desktop und Kanäle, die diese Umgebung nennen, erfahren davon.</translation>
    </message>
    <message>
        <source>The session bus does not answer.</source>
        <translation>Der Sitzungsbus antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>oncall::ArrangeDialog</name>
    <message>
        <source>Offer a hand-over</source>
        <translation>Eine Übergabe anbieten</translation>
    </message>
    <message>
        <source>Put somebody else on call for a while</source>
        <translation>Jemand anderem für eine Weile die Bereitschaft geben</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>Anbieten</translation>
    </message>
    <message>
        <source>Arrange it</source>
        <translation>Vereinbaren</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Times as 2026-11-28 22:00, of this workstation.</source>
        <translation>Zeiten wie 2026-11-28 22:00, dieses Arbeitsplatzes.</translation>
    </message>
</context>
<context>
    <name>oncall::AskDialog</name>
    <message>
        <source>Leave it</source>
        <translation>Nicht tun</translation>
    </message>
</context>
<context>
    <name>oncall::DeliveriesPage</name>
    <message>
        <source>Nobody knows yet.</source>
        <translation>Das weiß noch niemand.</translation>
    </message>
    <message>
        <source>Nobody can be told: there is no channel.</source>
        <translation>Niemand kann benachrichtigt werden: es gibt keinen Kanal.</translation>
    </message>
    <message>
        <source>Reading the delivery log</source>
        <translation>Das Zustellprotokoll wird gelesen</translation>
    </message>
    <message>
        <source>It tells what became of each notice on each channel.</source>
        <translation>Es sagt, was aus jeder Meldung auf jedem Kanal wurde.</translation>
    </message>
    <message>
        <source>There is no channel</source>
        <translation>Es gibt keinen Kanal</translation>
    </message>
    <message>
        <source>Write where people and machines are told into channels.yaml; quarterdeckctl notify check names every mistake. Until then the desktop tells its own user.</source>
        <translation>Schreiben Sie in channels.yaml, wo Personen und Maschinen benachrichtigt werden; quarterdeckctl notify check nennt jeden Fehler. Bis dahin benachrichtigt der Desktop seinen eigenen Benutzer.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>next try %1</source>
        <translation>nächster Versuch %1</translation>
    </message>
    <message>
        <source>It took its last message.</source>
        <translation>Er hat seine letzte Nachricht angenommen.</translation>
    </message>
    <message>
        <source>Nothing was sent here yet.</source>
        <translation>Hierhin wurde noch nichts gesendet.</translation>
    </message>
    <message>
        <source>A test was asked for; what came of it stands in the log.</source>
        <translation>Ein Test wurde angefordert; was daraus wurde, steht im Protokoll.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Test this channel (T)</source>
        <translation>Diesen Kanal testen (T)</translation>
    </message>
    <message>
        <source>Sends a message there that says it is a test</source>
        <translation>Sendet eine Nachricht dorthin, die sagt, dass sie ein Test ist</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Delivery log</source>
        <translation>Zustellprotokoll</translation>
    </message>
    <message>
        <source>This delivery</source>
        <translation>Diese Zustellung</translation>
    </message>
    <message>
        <source>Nothing was told yet. What is told stands here, with its channel, when it was accepted, and why the rest was not.</source>
        <translation>Noch nichts wurde gemeldet. Was gemeldet wird, steht hier, mit seinem Kanal, wann es angenommen wurde, und warum der Rest nicht.</translation>
    </message>
    <message>
        <source>T sends a test to the chosen channel, S stores its secret; the arrow keys choose another one, and in the log another delivery.</source>
        <translation>T sendet dem gewählten Kanal einen Test, S speichert sein Geheimnis; die Pfeiltasten wählen einen anderen, und im Log eine andere Zustellung.</translation>
    </message>
    <message>
        <source>Its secret (S)</source>
        <translation>Sein Geheimnis (S)</translation>
    </message>
    <message>
        <source>Stores the secret of this channel in the keyring</source>
        <translation>Speichert das Geheimnis dieses Kanals im Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>oncall::ImportDialog</name>
    <message>
        <source>Import shifts from a calendar</source>
        <translation>Schichten aus einem Kalender importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen...</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>An iCalendar file. The summary or the only attendee of each event names one person of the rota, by id or name; the next half year counts.</source>
        <translation>Eine iCalendar-Datei. Titel oder einziger Teilnehmer jedes Termins nennt eine Person des Plans, nach Kennung oder Name; das nächste halbe Jahr zählt.</translation>
    </message>
    <message>
        <source>Rota</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>Kalender (*.ics)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Which file? Nothing is changed before you say so.</source>
        <translation>Welche Datei? Nichts wird geändert, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>Wird gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more left out</source>
        <translation>
            <numerusform>und %n weiteres ausgelassen</numerusform>
            <numerusform>und %n weitere ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>oncall::OnCallPage</name>
    <message>
        <source>Nobody knows yet.</source>
        <translation>Das weiß noch niemand.</translation>
    </message>
    <message>
        <source>Reading who is on call</source>
        <translation>Es wird gelesen, wer Bereitschaft hat</translation>
    </message>
    <message>
        <source>It stands in rota.yaml and in what was arranged beside it.</source>
        <translation>Es steht in rota.yaml und in dem, was daneben abgesprochen wurde.</translation>
    </message>
    <message>
        <source>Nobody is on call: there is no rota.</source>
        <translation>Niemand hat Bereitschaft: es gibt keinen Dienstplan.</translation>
    </message>
    <message>
        <source>There is no rota</source>
        <translation>Es gibt keinen Dienstplan</translation>
    </message>
    <message>
        <source>Whoever has a channel is told of everything at once. Write who is on call into %1; quarterdeckctl oncall check names every mistake.</source>
        <translation>Wer einen Kanal hat, erfährt alles sofort. Schreiben Sie in %1, wer Bereitschaft hat; quarterdeckctl oncall check nennt jeden Fehler.</translation>
    </message>
    <message>
        <source>until %1, then %2</source>
        <translation>bis %1, dann %2</translation>
    </message>
    <message>
        <source>for more than a month</source>
        <translation>länger als einen Monat</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rota, person</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more within seven days</source>
        <translation>
            <numerusform>und %n weitere in sieben Tagen</numerusform>
            <numerusform>und %n weitere in sieben Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>%1 is offered to %2</source>
        <comment>rota, person</comment>
        <translation>%1 ist %2 angeboten</translation>
    </message>
    <message>
        <source>%1, by %2. Counts once accepted.</source>
        <translation>%1, von %2. Gilt, sobald angenommen.</translation>
    </message>
    <message>
        <source>Accept (A)</source>
        <translation>Annehmen (A)</translation>
    </message>
    <message>
        <source>%1, handed over by %2</source>
        <translation>%1, übergeben von %2</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>The journal could not be read; nobody knows what being on call cost.</source>
        <translation>Das Journal ließ sich nicht lesen; niemand weiß, was die Bereitschaft gekostet hat.</translation>
    </message>
    <message>
        <source>Nobody was paged in the last 30 days.</source>
        <translation>In den letzten 30 Tagen wurde niemand gerufen.</translation>
    </message>
    <message>
        <source>On call now</source>
        <translation>Jetzt in Bereitschaft</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Arranged beside the rota</source>
        <translation>Neben dem Dienstplan abgesprochen</translation>
    </message>
    <message>
        <source>Who would be asked now</source>
        <translation>Wer jetzt gefragt würde</translation>
    </message>
    <message>
        <source>There is no escalation: whoever has a channel is told once.</source>
        <translation>Es gibt keine Eskalation: wer einen Kanal hat, wird einmal benachrichtigt.</translation>
    </message>
    <message>
        <source>Being asked now</source>
        <translation>Wird gerade gefragt</translation>
    </message>
    <message>
        <source>Nobody is being asked.</source>
        <translation>Niemand wird gefragt.</translation>
    </message>
    <message>
        <source>The next seven days</source>
        <translation>Die nächsten sieben Tage</translation>
    </message>
    <message>
        <source>What being on call cost in the last 30 days</source>
        <translation>Was die Bereitschaft in den letzten 30 Tagen gekostet hat</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Shifts</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>What being on call cost, by</source>
        <translation>Was die Bereitschaft gekostet hat, nach</translation>
    </message>
    <message>
        <source>What being on call cost</source>
        <translation>Was die Bereitschaft gekostet hat</translation>
    </message>
    <message>
        <source>Nothing is arranged beside the rota.</source>
        <translation>Neben dem Plan ist nichts vereinbart.</translation>
    </message>
    <message>
        <source>A accepts the hand-over whose button has the keyboard, else the soonest; O puts somebody else on call for a while, H offers a hand-over, W withdraws one of these, I imports a calendar; in the choice of what is counted the arrow keys move.</source>
        <translation>A nimmt die Übergabe an, deren Schaltfläche die Tastatur hat, sonst die nächste; O gibt jemand anderem für eine Weile die Bereitschaft, H bietet eine Übergabe an, W zieht eine davon zurück, I importiert einen Kalender; in der Auswahl, was gezählt wird, bewegen die Pfeiltasten.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Override (O)</source>
        <translation>Vertreten (O)</translation>
    </message>
    <message>
        <source>Hand over (H)</source>
        <translation>Übergeben (H)</translation>
    </message>
    <message>
        <source>Withdraw (W)</source>
        <translation>Zurückziehen (W)</translation>
    </message>
    <message>
        <source>Import (I)</source>
        <translation>Importieren (I)</translation>
    </message>
</context>
<context>
    <name>oncall::SecretDialog</name>
    <message>
        <source>Store the secret of %1</source>
        <translation>Das Geheimnis von %1 speichern</translation>
    </message>
    <message>
        <source>Store it</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Entry of the keyring</source>
        <translation>Eintrag im Schlüsselbund</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>It goes into the keyring of this workstation as %1, instead of what is there under this name.</source>
        <translation>Es kommt als %1 in den Schlüsselbund dieses Arbeitsplatzes, anstelle dessen, was dort unter diesem Namen steht.</translation>
    </message>
    <message>
        <source>channels.yaml has the name alone; neither the journal nor a log gets the secret. Test the channel afterwards.</source>
        <translation>channels.yaml hat nur den Namen; weder das Journal noch ein Log erhält das Geheimnis. Testen Sie den Kanal danach.</translation>
    </message>
    <message>
        <source>Nothing was typed.</source>
        <translation>Nichts eingegeben.</translation>
    </message>
</context>
<context>
    <name>oncall::WeekStrip</name>
    <message>
        <source>The next seven days</source>
        <translation>Die nächsten sieben Tage</translation>
    </message>
    <message>
        <source>%1: %2 from %3 to %4</source>
        <comment>rota, person, moments</comment>
        <translation>%1: %2 von %3 bis %4</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
</context>
<context>
    <name>oncall::WithdrawDialog</name>
    <message>
        <source>Withdraw what was arranged</source>
        <translation>Vereinbartes zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Welches</translation>
    </message>
</context>
<context>
    <name>operate::OpenActs</name>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>%1 ago, by %2</source>
        <translation>vor %1, von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of a program that died were never reported as ended, the newest: %1, %2. `quarterdeckctl journal open` lists them, `journal settle` writes down how one ended.</source>
        <translation>
            <numerusform>%n Handlung eines abgestürzten Programms wurde nie als beendet gemeldet: %1, %2. `quarterdeckctl journal open` zeigt sie, `journal settle` hält fest, wie sie endete.</numerusform>
            <numerusform>%n Handlungen abgestürzter Programme wurden nie als beendet gemeldet, die neueste: %1, %2. `quarterdeckctl journal open` zählt sie auf, `journal settle` hält fest, wie eine endete.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paging</name>
    <message numerus="yes">
        <source>%n alert(s) of %1, among them: %2</source>
        <translation>
            <numerusform>%n Alarm von %1, darunter: %2</numerusform>
            <numerusform>%n Alarme von %1, darunter: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>on call for %1</source>
        <translation>Bereitschaft für %1</translation>
    </message>
    <message>
        <source>%1 has %2 until %3</source>
        <comment>person, rota, moment</comment>
        <translation>%1 hat %2 bis %3</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <comment>person, rota</comment>
        <translation>%1 hat %2</translation>
    </message>
    <message>
        <source>Nobody is on call for %1.</source>
        <translation>Niemand hat Bereitschaft für %1.</translation>
    </message>
    <message>
        <source>Nobody is on call now, and nobody has to be.</source>
        <translation>Niemand hat jetzt Bereitschaft, und niemand muss.</translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s) in the next seven days. %1.</source>
        <translation>
            <numerusform>Eine Lücke in den nächsten sieben Tagen. %1.</numerusform>
            <numerusform>%n Lücken in den nächsten sieben Tagen. %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hand-over(s) not accepted yet.</source>
        <translation>
            <numerusform>%n Übergabe noch nicht angenommen.</numerusform>
            <numerusform>%n Übergaben noch nicht angenommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persons are asked about %n thing(s) now.</source>
        <translation>
            <numerusform>Personen werden gerade zu einer Sache gefragt.</numerusform>
            <numerusform>Personen werden gerade zu %n Sachen gefragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) in the files; the rest holds. %1</source>
        <translation>
            <numerusform>%n Fehler in den Dateien; der Rest gilt. %1</numerusform>
            <numerusform>%n Fehler in den Dateien; der Rest gilt. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) do(es) not work: %1.</source>
        <translation>
            <numerusform>%n Kanal funktioniert nicht: %1.</numerusform>
            <numerusform>%n Kanäle funktionieren nicht: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) did not take the last message: %1.</source>
        <translation>
            <numerusform>%n Kanal hat die letzte Nachricht nicht angenommen: %1.</numerusform>
            <numerusform>%n Kanäle haben die letzte Nachricht nicht angenommen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was told yet.</source>
        <translation>Noch wurde nichts gemeldet.</translation>
    </message>
    <message>
        <source>Every channel took its last message.</source>
        <translation>Jeder Kanal hat seine letzte Nachricht angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait(s) to be told.</source>
        <translation>
            <numerusform>%n Nachricht wartet.</numerusform>
            <numerusform>%n Nachrichten warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>No entry of the matrix suits: everybody with a channel was told once.</source>
        <translation>Kein Eintrag der Matrix passt: wer einen Kanal hat, wurde einmal benachrichtigt.</translation>
    </message>
    <message>
        <source>No entry of the matrix suits: everybody with a channel is told once.</source>
        <translation>Kein Eintrag der Matrix passt: wer einen Kanal hat, wird einmal benachrichtigt.</translation>
    </message>
    <message>
        <source>Level %1 was asked: %2.</source>
        <translation>Stufe %1 wurde gefragt: %2.</translation>
    </message>
    <message>
        <source>Somebody has it.</source>
        <translation>Jemand hat es.</translation>
    </message>
    <message>
        <source>Next: %1 at %2, in %3.</source>
        <translation>Als Nächstes: %1 um %2, in %3.</translation>
    </message>
    <message>
        <source>Next: %1, now.</source>
        <translation>Als Nächstes: %1, jetzt.</translation>
    </message>
    <message>
        <source>Told at %1.</source>
        <translation>Benachrichtigt um %1.</translation>
    </message>
    <message>
        <source>Nobody else is asked: that was the last level.</source>
        <translation>Niemand sonst wird gefragt: das war die letzte Stufe.</translation>
    </message>
    <message>
        <source>Whatever severity</source>
        <translation>Jede Schwere</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>not at this hour</source>
        <translation>nicht zu dieser Stunde</translation>
    </message>
    <message>
        <source>nobody (%1)</source>
        <translation>niemand (%1)</translation>
    </message>
    <message>
        <source>after %1: %2</source>
        <translation>nach %1: %2</translation>
    </message>
    <message>
        <source>Nobody is on call for %1</source>
        <translation>Niemand hat Bereitschaft für %1</translation>
    </message>
    <message>
        <source>Nobody is on call for %1 from %2</source>
        <translation>Niemand hat Bereitschaft für %1 ab %2</translation>
    </message>
    <message>
        <source>Write a shift into rota.yaml, or: quarterdeckctl oncall override %1 PERSON --from … --until …</source>
        <translation>Schreiben Sie eine Schicht in rota.yaml, oder: quarterdeckctl oncall override %1 PERSON --from … --until …</translation>
    </message>
    <message>
        <source>Somebody is on call for %1 in the next seven days</source>
        <translation>In den nächsten sieben Tagen hat jemand Bereitschaft für %1</translation>
    </message>
    <message>
        <source>Who was paged cannot be written down: %1</source>
        <translation>Wer gerufen wurde, lässt sich nicht aufschreiben: %1</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>%1: %2 until %3</source>
        <comment>on call: person until when</comment>
        <translation>%1: %2 bis %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>on call: person</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <comment>on call afterwards</comment>
        <translation>Danach: %1</translation>
    </message>
    <message>
        <source>whoever has a channel</source>
        <translation>wer einen Kanal hat</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei ist weg</translation>
    </message>
    <message>
        <source>what it said is in force until the program ends; for no channel at all write: channels: []</source>
        <translation>was darin stand, gilt bis zum Ende des Programms; für gar keinen Kanal schreiben: channels: []</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is offered %2, from %3 until %4. It counts once they accept it.</source>
        <translation>%1 wird %2 angeboten, von %3 bis %4. Es gilt, sobald es angenommen ist.</translation>
    </message>
    <message>
        <source>%1 has %2 from %3 until %4.</source>
        <translation>%1 hat %2 von %3 bis %4.</translation>
    </message>
    <message>
        <source>The hand-over is accepted.</source>
        <translation>Die Übergabe ist angenommen.</translation>
    </message>
    <message>
        <source>It is withdrawn: the rota holds again.</source>
        <translation>Zurückgezogen: der Plan gilt wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) imported into %1.</source>
        <translation>
            <numerusform>%n Schicht in %1 importiert.</numerusform>
            <numerusform>%n Schichten in %1 importiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keyring did not take it. %1</source>
        <translation>Der Schlüsselbund nahm es nicht an. %1</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <comment>persons</comment>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <comment>persons</comment>
        <translation>%1 und weitere</translation>
    </message>
    <message>
        <source>It needs a rota and a person of the file.</source>
        <translation>Es braucht einen Plan und eine Person aus der Datei.</translation>
    </message>
    <message>
        <source>This is no time; write it as 2026-11-28 22:00.</source>
        <translation>Das ist keine Zeit; schreiben Sie sie wie 2026-11-28 22:00.</translation>
    </message>
    <message>
        <source>It needs an end that is still to come, after its beginning.</source>
        <translation>Es braucht ein Ende, das noch kommt und nach dem Anfang liegt.</translation>
    </message>
    <message>
        <source>It may last a year at most: what is to stay belongs into the rota itself.</source>
        <translation>Höchstens ein Jahr: was bleiben soll, gehört in den Plan selbst.</translation>
    </message>
    <message>
        <source>%1 has it then anyway.</source>
        <translation>%1 hat es dann ohnehin.</translation>
    </message>
    <message>
        <source>%1 is offered %2 from %3 until %4.</source>
        <translation>%1 wird %2 von %3 bis %4 angeboten.</translation>
    </message>
    <message>
        <source>It counts once they accept it. Until then it stays: %1.</source>
        <translation>Es gilt, sobald es angenommen ist. Bis dahin bleibt es: %1.</translation>
    </message>
    <message>
        <source>Instead of: %1. It counts at once, and before what was arranged earlier.</source>
        <translation>Statt: %1. Es gilt sofort und vor dem, was früher vereinbart wurde.</translation>
    </message>
    <message>
        <source>%1 has no channel in the file: nobody would be told.</source>
        <translation>%1 hat keinen Kanal in der Datei: niemand würde benachrichtigt.</translation>
    </message>
    <message>
        <source>Nothing that was arranged holds now or will.</source>
        <translation>Nichts Vereinbartes gilt jetzt oder künftig.</translation>
    </message>
    <message>
        <source>%1 is not offered %2 any more.</source>
        <translation>%1 wird %2 nicht mehr angeboten.</translation>
    </message>
    <message>
        <source>From %1 until %2 %3 is again with: %4.</source>
        <translation>Von %1 bis %2 liegt %3 wieder bei: %4.</translation>
    </message>
    <message>
        <source>It needs a rota of the file.</source>
        <translation>Es braucht einen Plan aus der Datei.</translation>
    </message>
    <message>
        <source>No shift of the next half year was found.</source>
        <translation>Keine Schicht des nächsten halben Jahres gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n shift(s) go(es) into %1, from %2 until %3.</source>
        <translation>
            <numerusform>%n Schicht kommt in %1, von %2 bis %3.</numerusform>
            <numerusform>%n Schichten kommen in %1, von %2 bis %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of: %1. They count before the turns of the rota, and replace what was imported into it before.</source>
        <translation>Von: %1. Sie zählen vor den Runden des Plans und ersetzen, was vorher in ihn importiert wurde.</translation>
    </message>
    <message>
        <source>%1: %2, from %3 until %4</source>
        <comment>rota, person, moments</comment>
        <translation>%1: %2, von %3 bis %4</translation>
    </message>
    <message>
        <source>%1 offered to %2, from %3 until %4</source>
        <comment>rota, person, moments</comment>
        <translation>%1, %2 angeboten, von %3 bis %4</translation>
    </message>
    <message>
        <source>%1 (%2) is passed over: the clock of the console it comes from is ahead.</source>
        <translation>%1 (%2) wird übergangen: die Uhr der Konsole, von der es kommt, geht vor.</translation>
    </message>
    <message>
        <source>%1 (%2) is passed over: it does not say what such an act says.</source>
        <translation>%1 (%2) wird übergangen: es sagt nicht, was eine solche Handlung sagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n more is/are passed over.</source>
        <translation>
            <numerusform>%n weitere wird übergangen.</numerusform>
            <numerusform>%n weitere werden übergangen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of other consoles do(es) not hold here: there are too many.</source>
        <translation>
            <numerusform>%n Handlung anderer Konsolen gilt hier nicht: es sind zu viele.</numerusform>
            <numerusform>%n Handlungen anderer Konsolen gelten hier nicht: es sind zu viele.</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemandem</translation>
    </message>
    <message>
        <source>Incident #%1, opened by %2: %3</source>
        <translation>Vorfall #%1, eröffnet von %2: %3</translation>
    </message>
    <message>
        <source>Incident #%1, made %2 by %3: %4</source>
        <translation>Vorfall #%1, auf %2 gehoben von %3: %4</translation>
    </message>
    <message>
        <source>Incident #%1, %2 is asked for by %3: %4</source>
        <translation>Vorfall #%1, %2 wird gerufen von %3: %4</translation>
    </message>
    <message>
        <source>Incident #%1, handed over to %2 by %3: %4</source>
        <translation>Vorfall #%1, an %2 übergeben von %3: %4</translation>
    </message>
    <message>
        <source>Accept or decline it, in the window or with quarterdeckctl incident accept %1.</source>
        <translation>Im Fenster annehmen oder ablehnen, oder mit quarterdeckctl incident accept %1.</translation>
    </message>
    <message>
        <source>Incident #%1: %2</source>
        <translation>Vorfall #%1: %2</translation>
    </message>
    <message>
        <source>%1 could not be told: nobody in rota.yaml has that name and a channel. Whoever is next was asked.</source>
        <translation>%1 war nicht zu erreichen: Niemand in rota.yaml hat diesen Namen und einen Kanal. Gefragt wurde, wer als Nächstes dran ist.</translation>
    </message>
    <message>
        <source>%1 could not be told: nobody in rota.yaml has that name and a channel.</source>
        <translation>%1 war nicht zu erreichen: Niemand in rota.yaml hat diesen Namen und einen Kanal.</translation>
    </message>
    <message>
        <source>Incident #%1 goes on in #%2: %3</source>
        <translation>Vorfall #%1 geht in #%2 weiter: %3</translation>
    </message>
</context>
<context>
    <name>paging::IncidentLink</name>
    <message>
        <source>acknowledged in %1</source>
        <translation>bestätigt in %1</translation>
    </message>
    <message>
        <source>incident #%1 is acknowledged</source>
        <translation>Vorfall #%1 ist bestätigt</translation>
    </message>
    <message>
        <source>%1 – it lasted %2</source>
        <translation>%1 – es dauerte %2</translation>
    </message>
    <message>
        <source>%1 – not seen any more by the watcher that took over</source>
        <translation>%1 – vom Wächter, der übernommen hat, nicht mehr gesehen</translation>
    </message>
</context>
<context>
    <name>paging::Pager</name>
    <message>
        <source>%1 leads to nobody now</source>
        <translation>%1 führt jetzt zu niemandem</translation>
    </message>
    <message>
        <source>%1 was told</source>
        <translation>%1 wurde benachrichtigt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>palette::Command</name>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Try every target again now</source>
        <translation>Alle Ziele jetzt neu versuchen</translation>
    </message>
    <message>
        <source>reconnect refresh reload</source>
        <translation>verbinden aktualisieren neu laden reconnect refresh</translation>
    </message>
    <message>
        <source>Add a target…</source>
        <translation>Ziel hinzufügen…</translation>
    </message>
    <message>
        <source>new server connection database</source>
        <translation>neu Server Verbindung Datenbank</translation>
    </message>
    <message>
        <source>Open an environment file…</source>
        <translation>Umgebungsdatei öffnen…</translation>
    </message>
    <message>
        <source>load yaml</source>
        <translation>laden yaml</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <source>practise demo try</source>
        <translation>üben Demo ausprobieren</translation>
    </message>
    <message>
        <source>Show the first page</source>
        <translation>Erste Seite zeigen</translation>
    </message>
    <message>
        <source>start welcome home</source>
        <translation>Start Willkommen Anfang</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>keys shortcuts manual</source>
        <translation>Tasten Tastenkürzel Handbuch</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>close exit leave</source>
        <translation>schließen verlassen exit</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Show the last 5 minutes</source>
        <translation>Letzte 5 Minuten zeigen</translation>
    </message>
    <message>
        <source>range time</source>
        <translation>Bereich Zeit Zeitraum</translation>
    </message>
    <message>
        <source>Show the last 15 minutes</source>
        <translation>Letzte 15 Minuten zeigen</translation>
    </message>
    <message>
        <source>Show the last hour</source>
        <translation>Letzte Stunde zeigen</translation>
    </message>
    <message>
        <source>Show the last 6 hours</source>
        <translation>Letzte 6 Stunden zeigen</translation>
    </message>
    <message>
        <source>Show the last 24 hours</source>
        <translation>Letzte 24 Stunden zeigen</translation>
    </message>
    <message>
        <source>range time day</source>
        <translation>Bereich Zeit Zeitraum Tag</translation>
    </message>
    <message>
        <source>Pause the charts or go on</source>
        <translation>Diagramme anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>freeze live stop</source>
        <translation>einfrieren live stopp Pause</translation>
    </message>
    <message>
        <source>Switch to the dark theme</source>
        <translation>Zum dunklen Thema wechseln</translation>
    </message>
    <message>
        <source>night black colours</source>
        <translation>Nacht schwarz Farben</translation>
    </message>
    <message>
        <source>Switch to the light theme</source>
        <translation>Zum hellen Thema wechseln</translation>
    </message>
    <message>
        <source>day white colours</source>
        <translation>Tag weiß Farben</translation>
    </message>
    <message>
        <source>Follow the theme of the desktop</source>
        <translation>Dem Thema des Desktops folgen</translation>
    </message>
    <message>
        <source>system automatic colours</source>
        <translation>System automatisch Farben</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Metrics of %1</source>
        <translation>Metriken von %1</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Heal everything</source>
        <translation>Alles heilen</translation>
    </message>
    <message>
        <source>fault repair undo fix</source>
        <translation>Störung reparieren rückgängig beheben</translation>
    </message>
    <message>
        <source>Inject fault: %1</source>
        <translation>Störung auslösen: %1</translation>
    </message>
    <message>
        <source>stop a server in an orderly way</source>
        <translation>einen Server ordentlich stoppen</translation>
    </message>
    <message>
        <source>kill a server</source>
        <translation>einen Server abschießen</translation>
    </message>
    <message>
        <source>freeze a server, connected but silent</source>
        <translation>einen Server einfrieren, verbunden, aber stumm</translation>
    </message>
    <message>
        <source>use up every connection</source>
        <translation>alle Verbindungen belegen</translation>
    </message>
    <message>
        <source>hold a lock that others wait for</source>
        <translation>eine Sperre halten, auf die andere warten</translation>
    </message>
    <message>
        <source>cut the replication link</source>
        <translation>die Replikation kappen</translation>
    </message>
    <message>
        <source>pause replay on the standby</source>
        <translation>das Replay auf dem Standby anhalten</translation>
    </message>
    <message>
        <source>break WAL archiving</source>
        <translation>das WAL-Archivieren kaputtmachen</translation>
    </message>
    <message>
        <source>fill the sandbox&apos;s own small disk</source>
        <translation>die kleine Platte der Sandbox füllen</translation>
    </message>
    <message>
        <source>answer requests with errors</source>
        <translation>Anfragen mit Fehlern beantworten</translation>
    </message>
    <message>
        <source>answer requests slowly</source>
        <translation>Anfragen langsam beantworten</translation>
    </message>
    <message>
        <source>let a certificate expire</source>
        <translation>ein Zertifikat ablaufen lassen</translation>
    </message>
    <message>
        <source>let the queue pile up</source>
        <translation>die Queue anwachsen lassen</translation>
    </message>
    <message>
        <source>Show the last 2 days</source>
        <translation>Letzte 2 Tage zeigen</translation>
    </message>
    <message>
        <source>range time history yesterday</source>
        <translation>Bereich Zeit Zeitraum Verlauf gestern</translation>
    </message>
    <message>
        <source>Show the last 14 days</source>
        <translation>Letzte 14 Tage zeigen</translation>
    </message>
    <message>
        <source>range time history weeks</source>
        <translation>Bereich Zeit Zeitraum Verlauf Wochen</translation>
    </message>
    <message>
        <source>Show the last 90 days</source>
        <translation>Letzte 90 Tage zeigen</translation>
    </message>
    <message>
        <source>range time history months</source>
        <translation>Bereich Zeit Zeitraum Verlauf Monate</translation>
    </message>
    <message>
        <source>How the health score came about</source>
        <translation>Wie die Gesundheitszahl zustande kam</translation>
    </message>
    <message>
        <source>health why points explain</source>
        <translation>Gesundheit warum Punkte erklären</translation>
    </message>
    <message>
        <source>What dies next</source>
        <translation>Was als Nächstes ausfällt</translation>
    </message>
    <message>
        <source>forecast capacity full expire disk</source>
        <translation>Vorhersage Prognose Kapazität voll ablaufen Platte</translation>
    </message>
    <message>
        <source>Make an evidence pack</source>
        <translation>Ein Beweispaket anlegen</translation>
    </message>
    <message>
        <source>record export share report incident</source>
        <translation>aufzeichnen exportieren teilen bericht vorfall</translation>
    </message>
    <message>
        <source>Open an evidence pack…</source>
        <translation>Ein Beweispaket öffnen…</translation>
    </message>
    <message>
        <source>load replay recorded</source>
        <translation>laden abspielen aufgezeichnet</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>Was zugesagt wurde</translation>
    </message>
    <message>
        <source>promise ledger objective slo error budget burn readiness</source>
        <translation>zusage ziel slo fehlerbudget verbrauch betriebsreife versprechen</translation>
    </message>
    <message>
        <source>fill the pool, so that clients wait</source>
        <translation>den Pool füllen, sodass Clients warten</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>incident alert acknowledge timeline postmortem</source>
        <translation>Vorfall Störung Alarm bestätigen Verlauf Nachbetrachtung incident</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>alert silence maintenance acknowledge inhibition firing</source>
        <translation>alarm stumm stummschaltung wartung bestätigen unterdrückung ausgelöst</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>rota shift person hand over override pager</source>
        <translation>dienstplan schicht person übergabe vertretung pager</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>notification channel outbox told sent failed</source>
        <translation>benachrichtigung kanal ausgang gemeldet gesendet gescheitert</translation>
    </message>
    <message>
        <source>Switch the alert sound off</source>
        <translation>Alarmton ausschalten</translation>
    </message>
    <message>
        <source>Switch the alert sound on</source>
        <translation>Alarmton einschalten</translation>
    </message>
    <message>
        <source>bell beep noise silent</source>
        <translation>glocke ton geräusch lautlos</translation>
    </message>
    <message>
        <source>More figures</source>
        <translation>Weitere Werte</translation>
    </message>
    <message>
        <source>chart add trend metric remove</source>
        <translation>diagramm hinzufügen verlauf metrik entfernen werte</translation>
    </message>
</context>
<context>
    <name>palette::CommandPalette</name>
    <message>
        <source>↑ ↓ choose    Tab next group    Enter run    Esc close</source>
        <translation>↑ ↓ wählen    Tab nächste Gruppe    Enter ausführen    Esc schließen</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Type an action, an incident, a target or a metric</source>
        <translation>Aktion, Vorfall, Ziel oder Metrik eingeben</translation>
    </message>
    <message>
        <source>Search actions, incidents, targets and metrics</source>
        <translation>Aktionen, Vorfälle, Ziele und Metriken suchen</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. Try the name of a target, an incident, a metric or an action.</source>
        <translation>Zu „%1“ passt nichts. Namen von Zielen, Vorfällen, Metriken und Aktionen helfen.</translation>
    </message>
</context>
<context>
    <name>palette::PaletteModel</name>
    <message>
        <source>Recently used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Set HOME, or XDG_CONFIG_HOME and XDG_STATE_HOME, to a folder you can write.</source>
        <translation>HOME, oder XDG_CONFIG_HOME und XDG_STATE_HOME, auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <source>Free space or change its owner, or set XDG_CONFIG_HOME and XDG_STATE_HOME to another folder.</source>
        <translation>Platz schaffen oder den Besitzer ändern, oder XDG_CONFIG_HOME und XDG_STATE_HOME auf einen anderen Ordner setzen.</translation>
    </message>
</context>
<context>
    <name>postgres</name>
    <message>
        <source>connect to %1</source>
        <translation>mit %1 verbinden</translation>
    </message>
    <message>
        <source>the server stopped answering while connecting</source>
        <translation>der Server hörte beim Verbinden auf zu antworten</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>The server hangs, or a network between here and there drops its packets.</source>
        <translation>Der Server hängt, oder ein Netz auf dem Weg dorthin verwirft seine Pakete.</translation>
    </message>
    <message>
        <source>the peer is not a PostgreSQL server: it talks without end</source>
        <translation>die Gegenseite ist kein PostgreSQL-Server: sie redet ohne Ende</translation>
    </message>
    <message>
        <source>the server asks for a password and none is known</source>
        <translation>der Server verlangt ein Passwort, und keines ist bekannt</translation>
    </message>
    <message>
        <source>Enter the password.</source>
        <translation>Passwort eingeben.</translation>
    </message>
    <message>
        <source>Name a user of PgBouncer&apos;s stats_users or admin_users, with the password of its auth_file.</source>
        <translation>Einen Benutzer aus stats_users oder admin_users von PgBouncer nennen, mit dem Passwort aus auth_file.</translation>
    </message>
    <message>
        <source>the server does not speak UTF-8 to this program</source>
        <translation>der Server spricht mit diesem Programm kein UTF-8</translation>
    </message>
    <message>
        <source>the name service does not answer</source>
        <translation>der Namensdienst antwortet nicht</translation>
    </message>
    <message>
        <source>Correct the name, or check this computer&apos;s network and name service.</source>
        <translation>Den Namen berichtigen, oder Netz und Namensdienst dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>the server&apos;s certificate expired on %1; this computer&apos;s clock says %2</source>
        <translation>das Zertifikat des Servers ist am %1 abgelaufen; die Uhr dieses Rechners zeigt %2</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is valid from %1 on; this computer&apos;s clock says %2</source>
        <translation>das Zertifikat des Servers gilt ab %1; die Uhr dieses Rechners zeigt %2</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is for %1, not for %2</source>
        <translation>das Zertifikat des Servers gilt für %1, nicht für %2</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is signed by an unknown authority, %1</source>
        <translation>das Zertifikat des Servers ist von einer unbekannten Zertifizierungsstelle unterschrieben, %1</translation>
    </message>
    <message>
        <source>the server&apos;s certificate is refused: %1</source>
        <translation>das Zertifikat des Servers wird abgelehnt: %1</translation>
    </message>
    <message>
        <source>cannot read the authorities&apos; certificates in %1</source>
        <translation>die Zertifikate der Zertifizierungsstellen in %1 sind nicht lesbar</translation>
    </message>
    <message>
        <source>the encrypted handshake failed: %1</source>
        <translation>der TLS-Handshake ist gescheitert: %1</translation>
    </message>
    <message>
        <source>the server does not offer encryption</source>
        <translation>der Server bietet keine Verschlüsselung an</translation>
    </message>
    <message>
        <source>the peer is not a PostgreSQL server</source>
        <translation>die Gegenseite ist kein PostgreSQL-Server</translation>
    </message>
    <message>
        <source>Enter the right password; it is not tried again by itself, so that no account is locked.</source>
        <translation>Richtiges Passwort eingeben; von selbst kein neuer Versuch, damit kein Konto gesperrt wird.</translation>
    </message>
    <message>
        <source>Correct the name of the database.</source>
        <translation>Den Namen der Datenbank berichtigen.</translation>
    </message>
    <message>
        <source>Grant the role pg_monitor to this user.</source>
        <translation>Diesem Benutzer die Rolle pg_monitor geben.</translation>
    </message>
    <message>
        <source>End idle sessions or raise max_connections; this is tried again slowly.</source>
        <translation>Untätige Sitzungen beenden oder max_connections erhöhen; neue Versuche folgen langsam.</translation>
    </message>
    <message>
        <source>Wait until the server has started; this is tried again each second.</source>
        <translation>Warten, bis der Server gestartet ist; jede Sekunde folgt ein neuer Versuch.</translation>
    </message>
    <message>
        <source>Connect to the PostgreSQL server itself, not to a pooler in front of it.</source>
        <translation>Mit dem PostgreSQL-Server selbst verbinden, nicht mit einem Pooler davor.</translation>
    </message>
    <message>
        <source>Check that the server runs and listens on this address and port.</source>
        <translation>Prüfen, ob der Server läuft und auf dieser Adresse und diesem Port lauscht.</translation>
    </message>
    <message>
        <source>there is no service &apos;%1&apos; in %2</source>
        <translation>den Dienst &apos;%1&apos; gibt es in %2 nicht</translation>
    </message>
    <message>
        <source>Add the service to one of these files, or write host and port into the environment file.</source>
        <translation>Den Dienst in einer dieser Dateien anlegen, oder Host und Port in die Umgebungsdatei schreiben.</translation>
    </message>
    <message>
        <source>ask %1</source>
        <translation>%1 abfragen</translation>
    </message>
    <message>
        <source>quote a name</source>
        <translation>einen Namen quotieren</translation>
    </message>
    <message>
        <source>This name is not valid text; rename the object on the server.</source>
        <translation>Dieser Name ist kein gültiger Text; das Objekt auf dem Server umbenennen.</translation>
    </message>
    <message>
        <source>Only SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES and WITH have a plan.</source>
        <translation>Nur SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES und WITH haben einen Plan.</translation>
    </message>
    <message>
        <source>our file %1 cannot be read</source>
        <translation>unsere Datei %1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>Correct its path, or let this user read it.</source>
        <translation>Den Pfad berichtigen oder diesem Benutzer das Lesen erlauben.</translation>
    </message>
    <message>
        <source>others may use our private key %1 (mode %2): run chmod 600 on it</source>
        <translation>andere dürfen unseren privaten Schlüssel %1 benutzen (Modus %2): chmod 600 darauf anwenden</translation>
    </message>
    <message>
        <source>Run &quot;chmod 600 %1&quot; and try again.</source>
        <translation>„chmod 600 %1“ ausführen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>our certificate %1 expired on %2; this computer&apos;s clock says %3</source>
        <translation>unser Zertifikat %1 lief am %2 ab; die Uhr dieses Rechners sagt %3</translation>
    </message>
    <message>
        <source>Have a new one issued and put it in its place.</source>
        <translation>Ein neues ausstellen lassen und an seine Stelle legen.</translation>
    </message>
    <message>
        <source>A network between here and there drops its packets, or that machine is off.</source>
        <translation>Ein Netz dazwischen verwirft die Pakete, oder der Rechner ist aus.</translation>
    </message>
    <message>
        <source>Its address was %1 before.</source>
        <translation>Seine Adresse war vorher %1.</translation>
    </message>
    <message>
        <source>Ask the server&apos;s administrator to let this user log in, from this address; it is not tried again by itself.</source>
        <translation>Den Verwalter des Servers bitten, diesen Benutzer von dieser Adresse aus anmelden zu lassen; von selbst wird es nicht wieder versucht.</translation>
    </message>
</context>
<context>
    <name>process</name>
    <message>
        <source>There is no user &apos;postgres&apos; and no user &apos;nobody&apos;.</source>
        <translation>Es gibt weder den Benutzer „postgres“ noch den Benutzer „nobody“.</translation>
    </message>
    <message>
        <source>find an ordinary user for the servers</source>
        <translation>einen gewöhnlichen Benutzer für die Server finden</translation>
    </message>
    <message>
        <source>Start Quarterdeck as an ordinary user.</source>
        <translation>Quarterdeck als gewöhnlicher Benutzer starten.</translation>
    </message>
    <message>
        <source>make the folder %1</source>
        <translation>den Ordner %1 anlegen</translation>
    </message>
    <message>
        <source>use the folder %1</source>
        <translation>den Ordner %1 benutzen</translation>
    </message>
    <message>
        <source>hand over the folder %1</source>
        <translation>den Ordner %1 übergeben</translation>
    </message>
    <message>
        <source>protect the folder %1</source>
        <translation>den Ordner %1 schützen</translation>
    </message>
    <message>
        <source>write the file %1</source>
        <translation>die Datei %1 schreiben</translation>
    </message>
    <message>
        <source>The user %1 may not enter %2.</source>
        <translation>Der Benutzer %1 darf %2 nicht betreten.</translation>
    </message>
    <message>
        <source>Choose a folder under /var/lib or /tmp.</source>
        <translation>Einen Ordner unter /var/lib oder /tmp wählen.</translation>
    </message>
    <message>
        <source>The program &apos;%1&apos; is not installed or has no absolute path.</source>
        <translation>Das Programm „%1“ ist nicht installiert oder hat keinen absoluten Pfad.</translation>
    </message>
    <message>
        <source>The value &apos;%1&apos; of -%2 would be read as an option.</source>
        <translation>Der Wert „%1“ von -%2 würde als Option gelesen.</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; has no absolute path.</source>
        <translation>Die Datei „%1“ hat keinen absoluten Pfad.</translation>
    </message>
    <message>
        <source>An argument holds a NUL character.</source>
        <translation>Ein Argument enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>The password cannot be handed over: %1</source>
        <translation>Das Passwort lässt sich nicht übergeben: %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>%1 ausführen</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Process %1 does not end.</source>
        <translation>Der Prozess %1 endet nicht.</translation>
    </message>
</context>
<context>
    <name>quarterdeck</name>
    <message>
        <source>&apos;%1&apos; is one word too many; a file is named with --environment</source>
        <translation>„%1“ ist ein Wort zu viel; eine Datei wird mit --environment angegeben</translation>
    </message>
    <message>
        <source>Operations console for PostgreSQL and the services around it.</source>
        <translation>Betriebskonsole für PostgreSQL und die Dienste darum herum.</translation>
    </message>
    <message>
        <source>Environment file to open (default: your own).</source>
        <translation>Umgebungsdatei, die zu öffnen ist (sonst: die eigene).</translation>
    </message>
    <message>
        <source>Open the sandbox of real servers.</source>
        <translation>Sandbox aus echten Servern öffnen.</translation>
    </message>
    <message>
        <source>dark, light or system.</source>
        <translation>dark, light oder system.</translation>
    </message>
    <message>
        <source>Draw every screen into this folder and leave.</source>
        <translation>Jeden Bildschirm in diesen Ordner zeichnen und enden.</translation>
    </message>
    <message>
        <source>already open; its window was asked to come to the front</source>
        <translation>schon offen; sein Fenster wurde gebeten, nach vorn zu kommen</translation>
    </message>
    <message>
        <source>--theme takes dark, light or system</source>
        <translation>--theme nimmt dark, light oder system</translation>
    </message>
    <message>
        <source>the folder %1 cannot be made</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 ließ sich nicht schreiben</translation>
    </message>
    <message>
        <source>the fault %1 was not seen in time</source>
        <translation>die Störung %1 war nicht rechtzeitig zu sehen</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in %1</source>
        <translation>
            <numerusform>%n Bild in %1</numerusform>
            <numerusform>%n Bilder in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show an evidence pack; nothing is connected.</source>
        <translation>Ein Beweispaket zeigen; nichts wird verbunden.</translation>
    </message>
    <message>
        <source>there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are empty); quarterdeckctl works without one</source>
        <translation>es gibt keine Anzeige, auf der ein Fenster aufgehen kann (DISPLAY und WAYLAND_DISPLAY sind leer); quarterdeckctl kommt ohne aus</translation>
    </message>
    <message>
        <source>Show this incident, in the console that runs if one does.</source>
        <translation>Diesen Vorfall zeigen, in der laufenden Konsole, wenn es eine gibt.</translation>
    </message>
</context>
<context>
    <name>quarterdeckctl</name>
    <message>
        <source>One line for a monitoring system, with its exit codes.</source>
        <translation>Eine Zeile für ein Monitoring-System, mit dessen Exit-Codes.</translation>
    </message>
    <message>
        <source>Judge this target alone.</source>
        <translation>Nur dieses Ziel beurteilen.</translation>
    </message>
    <message>
        <source>Judge this metric alone.</source>
        <translation>Nur diese Metrik beurteilen.</translation>
    </message>
    <message>
        <source>the environment has no target &apos;%1&apos;</source>
        <translation>die Umgebung hat kein Ziel &apos;%1&apos;</translation>
    </message>
    <message>
        <source>there is no metric &apos;%1&apos;</source>
        <translation>die Metrik &apos;%1&apos; gibt es nicht</translation>
    </message>
    <message>
        <source>%1 is fine.</source>
        <translation>%1 ist in Ordnung.</translation>
    </message>
    <message>
        <source>how things stand, once</source>
        <translation>wie es steht, einmal</translation>
    </message>
    <message>
        <source>one line and exit code for a monitoring system</source>
        <translation>eine Zeile und ein Exit-Code für ein Monitoring-System</translation>
    </message>
    <message>
        <source>a line whenever a problem begins, changes or ends</source>
        <translation>eine Zeile, wann immer ein Problem beginnt, sich ändert oder endet</translation>
    </message>
    <message>
        <source>up, down, status, fault, heal: private real servers to practise on</source>
        <translation>up, down, status, fault, heal: private echte Server zum Üben</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl COMMAND [OPTIONS]</source>
        <translation>Aufruf: quarterdeckctl BEFEHL [OPTIONEN]</translation>
    </message>
    <message>
        <source>%1 is not known (%2).</source>
        <translation>%1 ist nicht bekannt (%2).</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is one word too many; a file is named with --environment</source>
        <translation>&apos;%1&apos; ist ein Wort zu viel; eine Datei wird mit --environment genannt</translation>
    </message>
    <message>
        <source>Each command explains itself with --help.</source>
        <translation>Jeder Befehl erklärt sich mit --help.</translation>
    </message>
    <message>
        <source>there is no command &apos;%1&apos;</source>
        <translation>den Befehl &apos;%1&apos; gibt es nicht</translation>
    </message>
    <message>
        <source>How things stand, once: problems first, then every target.</source>
        <translation>Wie es steht, einmal: zuerst Probleme, dann jedes Ziel.</translation>
    </message>
    <message>
        <source>List every figure, too.</source>
        <translation>Auch jeden Wert aufführen.</translation>
    </message>
    <message>
        <source>A line whenever a problem begins, changes or ends.</source>
        <translation>Eine Zeile, wann immer ein Problem beginnt, sich ändert oder endet.</translation>
    </message>
    <message>
        <source>Environment file (default: your own).</source>
        <translation>Umgebungsdatei (sonst: die eigene).</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DATEI</translation>
    </message>
    <message>
        <source>Look at the sandbox that is running.</source>
        <translation>Die laufende Sandbox ansehen.</translation>
    </message>
    <message>
        <source>Print JSON for programs.</source>
        <translation>JSON für Programme ausgeben.</translation>
    </message>
    <message>
        <source>SECONDS</source>
        <translation>SEKUNDEN</translation>
    </message>
    <message>
        <source>--wait takes seconds, 0 to 3600</source>
        <translation>--wait nimmt Sekunden, 0 bis 3600</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>%1 gibt es nicht</translation>
    </message>
    <message>
        <source>Name a file with --environment, or start the sandbox with &apos;quarterdeckctl sandbox up&apos; and use --sandbox.</source>
        <translation>Eine Datei mit --environment nennen, oder die Sandbox mit &apos;quarterdeckctl sandbox up&apos; starten und --sandbox benutzen.</translation>
    </message>
    <message>
        <source>%1 names no target that can be watched</source>
        <translation>%1 nennt kein Ziel, das sich überwachen lässt</translation>
    </message>
    <message>
        <source>Seconds to wait for figures (default: 6, more for more than ten targets).</source>
        <translation>Sekunden, die auf Werte gewartet wird (sonst: 6, bei mehr als zehn Zielen länger).</translation>
    </message>
    <message>
        <source>SQL that makes the groups viewer, observer and operator on a server</source>
        <translation>SQL, das die Gruppen viewer, observer und operator auf einem Server anlegt</translation>
    </message>
    <message>
        <source>usage: quarterdeckctl roles viewer|observer|operator|tighten|remove
Prints SQL; read it, then: quarterdeckctl roles observer | psql -X -v ON_ERROR_STOP=1 ...</source>
        <translation>Aufruf: quarterdeckctl roles viewer|observer|operator|tighten|remove
Gibt SQL aus; lesen Sie es, dann: quarterdeckctl roles observer | psql -X -v ON_ERROR_STOP=1 ...</translation>
    </message>
    <message>
        <source>; now %1, limit %2</source>
        <translation>; jetzt %1, Grenze %2</translation>
    </message>
    <message>
        <source>confidence: %1</source>
        <translation>Verlässlichkeit: %1</translation>
    </message>
    <message>
        <source>What dies next: when disks, ids, connections, memory and certificates run out, from what the desktop keeps of the past.</source>
        <translation>Was als Nächstes ausfällt: wann Platten, IDs, Verbindungen, Speicher und Zertifikate zu Ende gehen, aus dem, was die Oberfläche von der Vergangenheit aufhebt.</translation>
    </message>
    <message>
        <source>Nothing that is watched there can run out.</source>
        <translation>Nichts, was dort beobachtet wird, kann zu Ende gehen.</translation>
    </message>
    <message>
        <source>the statements that took most time, against last week or two stretches against each other</source>
        <translation>die Anweisungen, die am meisten Zeit brauchten, gegenüber letzter Woche oder zwei Zeiträume gegeneinander</translation>
    </message>
    <message>
        <source>what dies next: when disks, ids, connections and certificates run out</source>
        <translation>was als Nächstes ausfällt: wann Platten, IDs, Verbindungen und Zertifikate zu Ende gehen</translation>
    </message>
    <message>
        <source>validate FILE: every mistake with its line and remedy; import: servers other programs know</source>
        <translation>validate DATEI: jeder Fehler mit Zeile und Abhilfe; import: Server, die andere Programme kennen</translation>
    </message>
    <message>
        <source>security, parity: what is open that should not be, and how two servers differ</source>
        <translation>security, parity: was offen ist und es nicht sein sollte, und worin zwei Server sich unterscheiden</translation>
    </message>
    <message>
        <source>Replication of %1</source>
        <translation>Replikation von %1</translation>
    </message>
    <message>
        <source>A standby: what is to be done is done on its primary.</source>
        <translation>Ein Standby: Was zu tun ist, geschieht auf seinem Primary.</translation>
    </message>
    <message>
        <source>Nothing to be done.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Only this target.</source>
        <translation>Nur dieses Ziel.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>One file with what the flight recorder kept around a moment, without literals, names and addresses; &apos;quarterdeck --open&apos; shows it.</source>
        <translation>Eine Datei mit dem, was der Flugschreiber um einen Zeitpunkt festhielt, ohne Literale, Namen und Adressen; &apos;quarterdeck --open&apos; zeigt sie.</translation>
    </message>
    <message>
        <source>File to write; it may not exist yet.</source>
        <translation>Zu schreibende Datei; es darf sie noch nicht geben.</translation>
    </message>
    <message>
        <source>The moment, as 2026-03-01T12:30:00 (default: now).</source>
        <translation>Der Zeitpunkt, wie 2026-03-01T12:30:00 (sonst: jetzt).</translation>
    </message>
    <message>
        <source>Minutes before and after it, 1 to 1440 (default: 15).</source>
        <translation>Minuten davor und danach, 1 bis 1440 (sonst: 15).</translation>
    </message>
    <message>
        <source>--out names the file to write</source>
        <translation>--out nennt die zu schreibende Datei</translation>
    </message>
    <message>
        <source>--minutes takes 1 to 1440</source>
        <translation>--minutes nimmt 1 bis 1440</translation>
    </message>
    <message>
        <source>--around takes a time as 2026-03-01T12:30:00</source>
        <translation>--around nimmt eine Zeit wie 2026-03-01T12:30:00</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) in %1</source>
        <translation>
            <numerusform>%n Sekunde in %1</numerusform>
            <numerusform>%n Sekunden in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>a redacted file of recorded seconds, for who was not there</source>
        <translation>eine geschwärzte Datei aufgezeichneter Sekunden, für alle, die nicht dabei waren</translation>
    </message>
    <message>
        <source>The promise ledger: each promise kept, broken or unproven, the objectives with their error budgets, and readiness, from what the desktop keeps.</source>
        <translation>Das Zusagenbuch: jede Zusage gehalten, gebrochen oder unbewiesen, die Ziele mit ihren Fehlerbudgets und die Betriebsreife, aus dem, was der Desktop aufbewahrt.</translation>
    </message>
    <message>
        <source>each promise kept, broken or unproven, objectives with their error budgets, and readiness</source>
        <translation>jede Zusage gehalten, gebrochen oder unbewiesen, Ziele mit Fehlerbudgets, Betriebsreife</translation>
    </message>
    <message>
        <source>a deployment, migration or note for the charts; list: what happened</source>
        <translation>ein Deployment, eine Migration oder Anmerkung für die Diagramme; list: was geschehen ist</translation>
    </message>
    <message>
        <source>one statement that only reads, into the journal by its digest</source>
        <translation>eine Anweisung, die nur liest, mit ihrem Fingerabdruck im Journal</translation>
    </message>
    <message>
        <source>Serve the newest figures to Prometheus at http://ADDRESS:PORT/metrics; without an address on the loopback. There is no password: who reaches the port reads them.</source>
        <translation>Die neuesten Werte unter http://ADRESSE:PORT/metrics für Prometheus bereitstellen; ohne Adresse nur auf diesem Rechner. Es gibt kein Passwort: Wer den Port erreicht, liest sie.</translation>
    </message>
    <message>
        <source>--listen takes a numeric address and a port, as 127.0.0.1:9187</source>
        <translation>--listen nimmt eine numerische Adresse und einen Port, wie 127.0.0.1:9187</translation>
    </message>
    <message>
        <source>What should be done about tables, indexes, keys, sequences and pools, with the statements and lines that do it. Nothing is run.</source>
        <translation>Was mit Tabellen, Indizes, Schlüsseln, Sequenzen und Pools zu tun ist, mit den Anweisungen und Zeilen dafür. Nichts wird ausgeführt.</translation>
    </message>
    <message>
        <source>Watch the pools for so long first: their advice needs a minute or more.</source>
        <translation>Die Pools erst so lange beobachten: Rat dazu braucht eine Minute oder mehr.</translation>
    </message>
    <message>
        <source>--observe takes seconds, 0 to 86400</source>
        <translation>--observe nimmt Sekunden, 0 bis 86400</translation>
    </message>
    <message>
        <source>this environment names neither a PostgreSQL server nor a PgBouncer</source>
        <translation>diese Umgebung nennt weder einen PostgreSQL-Server noch einen PgBouncer</translation>
    </message>
    <message>
        <source>there is no PostgreSQL server and no PgBouncer &apos;%1&apos; in this environment</source>
        <translation>in dieser Umgebung gibt es weder einen PostgreSQL-Server noch einen PgBouncer „%1“</translation>
    </message>
    <message>
        <source>Nothing that counts.</source>
        <translation>Nichts, was zählt.</translation>
    </message>
    <message numerus="yes">
        <source>%n muted: %1.</source>
        <translation>
            <numerusform>%n stummgeschaltet: %1.</numerusform>
            <numerusform>%n stummgeschaltet: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Also the time in each colour of so long, as 12h or 30d (at most 90d).</source>
        <translation>Auch die Zeit in jeder Farbe über so lange, etwa 12h oder 30d (höchstens 90d).</translation>
    </message>
    <message>
        <source>--range takes a duration, as 12h or 30d, of a minute to 90 days</source>
        <translation>--range nimmt eine Dauer, etwa 12h oder 30d, von einer Minute bis 90 Tagen</translation>
    </message>
    <message>
        <source>what should be done about tables, indexes, sequences and pools, with the statements</source>
        <translation>was mit Tabellen, Indizes, Sequenzen und Pools zu tun ist, mit den Anweisungen</translation>
    </message>
    <message>
        <source>verify, tail, search, export, open, settle, erase: what was done, and whether somebody changed it</source>
        <translation>verify, tail, search, export, open, settle, erase: was getan wurde, und ob es jemand geändert hat</translation>
    </message>
    <message>
        <source>cancel or end a session, resize a pool, with its forecast, into the journal</source>
        <translation>eine Sitzung abbrechen oder beenden, einen Pool in der Größe ändern, mit Vorhersage, ins Journal</translation>
    </message>
    <message>
        <source>a finding does not count for a while; list, end: what is muted, and that it counts again</source>
        <translation>ein Befund zählt eine Weile nicht; list, end: was stummgeschaltet ist, und dass es wieder zählt</translation>
    </message>
    <message>
        <source>what fires, and why somebody was told or nobody; ack, silence, maintenance, rules</source>
        <translation>was ausgelöst ist und warum jemand benachrichtigt wurde oder niemand; ack, silence, maintenance, rules</translation>
    </message>
    <message>
        <source>list, show, open, ack, note, resolve and more: incidents, into the journal; times: how long they took</source>
        <translation>list, show, open, ack, note, resolve und mehr: Vorfälle, ins Journal; times: wie lange sie dauerten</translation>
    </message>
    <message>
        <source>check, test, log, secret: the channels that people and machines are told on</source>
        <translation>check, test, log, secret: die Kanäle, auf denen Menschen und Maschinen benachrichtigt werden</translation>
    </message>
    <message>
        <source>who is asked now and next, gaps, overrides, hand-over, import of a calendar</source>
        <translation>wer jetzt und danach gefragt wird, Lücken, Vertretungen, Übergabe, Übernahme eines Kalenders</translation>
    </message>
    <message>
        <source>watching %1</source>
        <translation>beobachtet %1</translation>
    </message>
    <message>
        <source>This watcher tells people.</source>
        <translation>Dieser Wächter benachrichtigt.</translation>
    </message>
    <message>
        <source>The shared journal is gone: this watcher tells people, and so does every other.</source>
        <translation>Das gemeinsame Journal ist weg: Dieser Wächter benachrichtigt, und jeder andere ebenso.</translation>
    </message>
    <message>
        <source>Another watcher tells people.</source>
        <translation>Ein anderer Wächter benachrichtigt.</translation>
    </message>
    <message>
        <source>A line for everything that happens to an alert as well, while this watcher is the one that tells.</source>
        <translation>Auch eine Zeile für alles, was einem Alarm geschieht, solange dieser Wächter der ist, der benachrichtigt.</translation>
    </message>
    <message>
        <source>The heartbeat to the outside service is accepted again.</source>
        <translation>Das Lebenszeichen an den Dienst von außen wird wieder angenommen.</translation>
    </message>
    <message>
        <source>The heartbeat to the outside service fails: %1</source>
        <translation>Das Lebenszeichen an den Dienst von außen scheitert: %1</translation>
    </message>
    <message>
        <source>The figures are at http://%1/metrics</source>
        <translation>Die Werte stehen unter http://%1/metrics</translation>
    </message>
</context>
<context>
    <name>queries</name>
    <message>
        <source>archive_mode is off</source>
        <translation>archive_mode ist aus</translation>
    </message>
    <message>
        <source>data checksums are off</source>
        <translation>Prüfsummen der Daten sind aus</translation>
    </message>
    <message>
        <source>it does not say how much there is to do</source>
        <translation>er sagt nicht, wie viel zu tun ist</translation>
    </message>
    <message>
        <source>only on a standby</source>
        <translation>nur auf einem Standby</translation>
    </message>
    <message>
        <source>only on a standby that has replayed something</source>
        <translation>nur auf einem Standby, der etwas eingespielt hat</translation>
    </message>
    <message>
        <source>pg_stat_statements is not installed in this database</source>
        <translation>pg_stat_statements ist in dieser Datenbank nicht installiert</translation>
    </message>
    <message>
        <source>this slot keeps no dead rows</source>
        <translation>dieser Slot hält keine toten Zeilen</translation>
    </message>
    <message>
        <source>track_io_timing is off</source>
        <translation>track_io_timing ist aus</translation>
    </message>
</context>
<context>
    <name>readiness</name>
    <message>
        <source>Objectives held</source>
        <translation>Ziele gehalten</translation>
    </message>
    <message>
        <source>Declare objectives and keep them within their budgets.</source>
        <translation>Ziele nennen und in ihren Budgets bleiben.</translation>
    </message>
    <message>
        <source>Promises proven</source>
        <translation>Zusagen bewiesen</translation>
    </message>
    <message>
        <source>Give each promise a metric that proves it, and keep it.</source>
        <translation>Jeder Zusage eine Metrik geben, die sie beweist, und sie halten.</translation>
    </message>
    <message>
        <source>Everything watched</source>
        <translation>Alles beobachtet</translation>
    </message>
    <message>
        <source>Have the console watch every target of the environment.</source>
        <translation>Die Konsole jedes Ziel der Umgebung beobachten lassen.</translation>
    </message>
    <message>
        <source>Journal verified</source>
        <translation>Journal geprüft</translation>
    </message>
    <message>
        <source>Keep a journal that verifies; what is done with this program is written there.</source>
        <translation>Ein Journal führen, das sich prüfen lässt; was mit diesem Programm getan wird, steht darin.</translation>
    </message>
    <message>
        <source>Backups proven by a restore</source>
        <translation>Sicherungen durch Wiederherstellung bewiesen</translation>
    </message>
    <message>
        <source>Restore the newest backup of each database on another server.</source>
        <translation>Die neueste Sicherung jeder Datenbank auf einem anderen Server wiederherstellen.</translation>
    </message>
    <message>
        <source>Drills run</source>
        <translation>Übungen gemacht</translation>
    </message>
    <message>
        <source>Run a recovery drill.</source>
        <translation>Eine Wiederherstellung üben.</translation>
    </message>
    <message>
        <source>Runbooks reviewed</source>
        <translation>Runbooks durchgesehen</translation>
    </message>
    <message>
        <source>Review a runbook or go through it.</source>
        <translation>Ein Runbook durchsehen oder durchgehen.</translation>
    </message>
    <message>
        <source>backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>drills</source>
        <translation>Übungen</translation>
    </message>
    <message>
        <source>runbooks</source>
        <translation>Runbooks</translation>
    </message>
</context>
<context>
    <name>recorder</name>
    <message>
        <source>The part %1 of this evidence pack is damaged.</source>
        <translation>Der Teil %1 dieses Beweispakets ist beschädigt.</translation>
    </message>
    <message>
        <source>Nothing was recorded of %1 between %2 and %3.</source>
        <translation>Von %1 wurde zwischen %2 und %3 nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1 exists already and is left alone.</source>
        <translation>%1 gibt es schon und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The evidence pack %1 cannot be written.</source>
        <translation>Das Beweispaket %1 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>%1 is not an evidence pack, or its beginning is damaged.</source>
        <translation>%1 ist kein Beweispaket, oder sein Anfang ist beschädigt.</translation>
    </message>
    <message>
        <source>The flight recorder cannot write %1: %2.</source>
        <translation>Der Flugschreiber kann %1 nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>What is seen now is not recorded; it tries again.</source>
        <translation>Was jetzt zu sehen ist, wird nicht aufgezeichnet; er versucht es weiter.</translation>
    </message>
    <message>
        <source>Another program records into %1.</source>
        <translation>Ein anderes Programm zeichnet in %1 auf.</translation>
    </message>
    <message>
        <source>The environment cannot be put into a pack: %1</source>
        <translation>Die Umgebung lässt sich nicht in ein Paket legen: %1</translation>
    </message>
    <message>
        <source>the evidence pack</source>
        <translation>das Beweispaket</translation>
    </message>
    <message>
        <source>A part of the flight recorder&apos;s %1 is damaged and left out.</source>
        <translation>Ein Teil von %1 des Flugschreibers ist beschädigt und wird ausgelassen.</translation>
    </message>
    <message>
        <source>The flight recorder&apos;s %1 is damaged from %2 on; the minute is left out.</source>
        <translation>%1 des Flugschreibers ist ab %2 beschädigt; die Minute wird ausgelassen.</translation>
    </message>
</context>
<context>
    <name>recorder::FlightRecorder</name>
    <message>
        <source>The disk is too slow to write the last seconds of the flight recorder.</source>
        <translation>Die Platte ist zu langsam, um die letzten Sekunden des Flugschreibers zu schreiben.</translation>
    </message>
</context>
<context>
    <name>redis</name>
    <message>
        <source>The path of its socket is too long.</source>
        <translation>Der Pfad seines Sockets ist zu lang.</translation>
    </message>
    <message>
        <source>Its name was not resolved in time.</source>
        <translation>Der Name wurde nicht rechtzeitig aufgelöst.</translation>
    </message>
    <message>
        <source>Its name has no address: %1 (%2)</source>
        <translation>Der Name hat keine Adresse: %1 (%2)</translation>
    </message>
    <message>
        <source>Check the host name and the name servers of this machine.</source>
        <translation>Hostnamen und Nameserver dieser Maschine prüfen.</translation>
    </message>
    <message>
        <source>It closed the connection.</source>
        <translation>Es hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Give this target a credential.</source>
        <translation>Diesem Ziel Zugangsdaten geben.</translation>
    </message>
    <message>
        <source>Correct the user or the password of this target.</source>
        <translation>Benutzer oder Passwort dieses Ziels berichtigen.</translation>
    </message>
    <message>
        <source>Let this user run the command, or name another user.</source>
        <translation>Diesen Benutzer den Befehl ausführen lassen, oder einen anderen nennen.</translation>
    </message>
    <message>
        <source>The server takes no connections from here while it has no password.</source>
        <translation>Der Server nimmt von hier keine Verbindungen an, solange er kein Passwort hat.</translation>
    </message>
    <message>
        <source>Its name has no address.</source>
        <translation>Der Name hat keine Adresse.</translation>
    </message>
    <message>
        <source>It did not accept a connection in time.</source>
        <translation>Es nahm die Verbindung nicht rechtzeitig an.</translation>
    </message>
    <message>
        <source>It accepted the request and sent no answer in time.</source>
        <translation>Es nahm die Anfrage an und antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It sent an answer that nobody asked for.</source>
        <translation>Es schickte eine Antwort, nach der niemand gefragt hat.</translation>
    </message>
    <message>
        <source>Its answer is larger than a figure can be.</source>
        <translation>Die Antwort ist größer, als ein Wert sein kann.</translation>
    </message>
    <message>
        <source>It does not speak the Redis protocol: %1</source>
        <translation>Es spricht nicht das Redis-Protokoll: %1</translation>
    </message>
</context>
<context>
    <name>rota::Words</name>
    <message>
        <source>&apos;%1&apos; was left out: %2</source>
        <translation>„%1“ wurde ausgelassen: %2</translation>
    </message>
    <message>
        <source>its beginning or its time zone cannot be read</source>
        <translation>sein Beginn oder seine Zeitzone kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>its summary names no person of rota.yaml, or several</source>
        <translation>sein Titel nennt keine Person aus rota.yaml, oder mehrere</translation>
    </message>
    <message>
        <source>its end cannot be read</source>
        <translation>sein Ende kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>its repetition is of a kind that is not read</source>
        <translation>seine Wiederholung ist von einer Art, die nicht gelesen wird</translation>
    </message>
    <message>
        <source>This is no calendar: it has no BEGIN:VCALENDAR.</source>
        <translation>Das ist kein Kalender: BEGIN:VCALENDAR fehlt.</translation>
    </message>
    <message>
        <source>The calendar ends in the middle of an event.</source>
        <translation>Der Kalender endet mitten in einem Termin.</translation>
    </message>
    <message>
        <source>there is no time zone %1</source>
        <translation>es gibt keine Zeitzone %1</translation>
    </message>
    <message>
        <source>write one of the tz database: Europe/Berlin, America/New_York, UTC</source>
        <translation>eine aus der tz-Datenbank schreiben: Europe/Berlin, America/New_York, UTC</translation>
    </message>
    <message>
        <source>%1 is not a time of day</source>
        <translation>%1 ist keine Uhrzeit</translation>
    </message>
    <message>
        <source>write it with quotes, as &quot;07:30&quot;</source>
        <translation>in Anführungszeichen schreiben, wie &quot;07:30&quot;</translation>
    </message>
    <message>
        <source>No hand-over &apos;%1&apos; waits to be accepted.</source>
        <translation>Keine Übergabe „%1“ wartet auf Annahme.</translation>
    </message>
    <message>
        <source>The hand-over &apos;%1&apos; is accepted already.</source>
        <translation>Die Übergabe „%1“ ist bereits angenommen.</translation>
    </message>
    <message>
        <source>The hand-over &apos;%1&apos; was for a time that is over.</source>
        <translation>Die Übergabe „%1“ galt für eine Zeit, die vorbei ist.</translation>
    </message>
    <message>
        <source>There is no override &apos;%1&apos;.</source>
        <translation>Es gibt keine Vertretung „%1“.</translation>
    </message>
    <message>
        <source>%1 is not a time</source>
        <translation>%1 ist kein Zeitpunkt</translation>
    </message>
    <message>
        <source>write it as &quot;2026-12-24T18:00&quot;</source>
        <translation>als &quot;2026-12-24T18:00&quot; schreiben</translation>
    </message>
    <message>
        <source>%1 is not a day</source>
        <translation>%1 ist kein Tag</translation>
    </message>
    <message>
        <source>write it as 2026-11-02</source>
        <translation>als 2026-11-02 schreiben</translation>
    </message>
    <message>
        <source>a turn lasts whole days, from 1 to 366</source>
        <translation>eine Runde dauert ganze Tage, von 1 bis 366</translation>
    </message>
    <message>
        <source>write 1d, 7d, 2w ...</source>
        <translation>1d, 7d, 2w ... schreiben</translation>
    </message>
    <message>
        <source>the shift ends before it begins</source>
        <translation>die Schicht endet, bevor sie beginnt</translation>
    </message>
    <message>
        <source>swap &apos;from&apos; and &apos;until&apos;</source>
        <translation>„from“ und „until“ tauschen</translation>
    </message>
    <message>
        <source>name one of %1</source>
        <translation>einen von %1 nennen</translation>
    </message>
    <message>
        <source>there is no person %1</source>
        <translation>es gibt keine Person %1</translation>
    </message>
    <message>
        <source>%1 is no person and no rota</source>
        <translation>%1 ist weder Person noch Dienstplan</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>check its permissions</source>
        <translation>ihre Rechte prüfen</translation>
    </message>
    <message>
        <source>%1: nobody from %2 to %3</source>
        <comment>rota</comment>
        <translation>%1: niemand von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>person, moment</comment>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>Alerts that a person was asked about; drills are not counted.</source>
        <translation>Alarme, zu denen eine Person gefragt wurde; Übungen zählen nicht.</translation>
    </message>
    <message>
        <source>Share of the pages that were acknowledged and nothing was done.</source>
        <translation>Anteil der Rufe, die bestätigt wurden, ohne dass etwas getan wurde.</translation>
    </message>
    <message>
        <source>Share of the pages that were over before anybody acknowledged them or did something.</source>
        <translation>Anteil der Rufe, die vorbei waren, bevor jemand sie bestätigt oder etwas getan hat.</translation>
    </message>
    <message>
        <source>Share of the pages that came at night, as rota.yaml says.</source>
        <translation>Anteil der Rufe, die nachts kamen, wie rota.yaml es sagt.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Rufe</translation>
    </message>
    <message>
        <source>Nothing done</source>
        <translation>Nichts getan</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Von selbst</translation>
    </message>
    <message>
        <source>At night</source>
        <translation>Nachts</translation>
    </message>
    <message>
        <source>another program holds it</source>
        <translation>ein anderes Programm hält sie</translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm</source>
        <comment>day and time: QDateTime format</comment>
        <translation>ddd d. MMM HH:mm</translation>
    </message>
    <message>
        <source>there is no channel %1</source>
        <translation>es gibt keinen Kanal %1</translation>
    </message>
    <message>
        <source>write it into channels.yaml</source>
        <translation>ihn in channels.yaml schreiben</translation>
    </message>
    <message>
        <source>What was arranged as %1 does not hold: there is no person &apos;%2&apos; in the file.</source>
        <translation>Was als %1 vereinbart wurde, gilt nicht: es gibt keine Person „%2“ in der Datei.</translation>
    </message>
    <message>
        <source>What was arranged as %1 does not hold: there is no rota &apos;%2&apos; in the file.</source>
        <translation>Was als %1 vereinbart wurde, gilt nicht: es gibt keinen Plan „%2“ in der Datei.</translation>
    </message>
</context>
<context>
    <name>sandbox</name>
    <message>
        <source>this is not a file of at most 1 MiB</source>
        <translation>das ist keine Datei von höchstens 1 MiB</translation>
    </message>
    <message>
        <source>There is no sandbox in %1.</source>
        <translation>In %1 gibt es keine Sandbox.</translation>
    </message>
    <message>
        <source>Start it with: quarterdeckctl sandbox up</source>
        <translation>Starten mit: quarterdeckctl sandbox up</translation>
    </message>
    <message>
        <source>Quarterdeck sandbox %1</source>
        <translation>Quarterdeck-Sandbox %1</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Preparing %1</source>
        <translation>%1 wird vorbereitet</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist bereit</translation>
    </message>
    <message>
        <source>The archive command of %1 fails from now on.</source>
        <translation>Der Archivbefehl von %1 scheitert von jetzt an.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that expired yesterday.</source>
        <translation>%1 zeigt ein Zertifikat, das gestern abgelaufen ist.</translation>
    </message>
    <message>
        <source>Cannot read the SQL file %1.</source>
        <translation>Die SQL-Datei %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Put it beside the sandbox file and write its name without a folder.</source>
        <translation>Neben die Sandbox-Datei legen und ihren Namen ohne Ordner schreiben.</translation>
    </message>
    <message>
        <source>PostgreSQL is not installed.</source>
        <translation>PostgreSQL ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it: apt-get install postgresql-15</source>
        <translation>Installieren: apt-get install postgresql-15</translation>
    </message>
    <message>
        <source>The program quarterdeckctl is missing.</source>
        <translation>Das Programm quarterdeckctl fehlt.</translation>
    </message>
    <message>
        <source>Keep it in the folder of quarterdeck, or name it in QUARTERDECKCTL.</source>
        <translation>Im Ordner von quarterdeck lassen, oder in QUARTERDECKCTL nennen.</translation>
    </message>
    <message>
        <source>The state folder needs an absolute path without control characters.</source>
        <translation>Der Zustandsordner braucht einen absoluten Pfad ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>Cannot make the folder %1.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Name another one with --folder.</source>
        <translation>Mit --folder einen anderen nennen.</translation>
    </message>
    <message>
        <source>The folder %1 holds something else.</source>
        <translation>Der Ordner %1 enthält etwas anderes.</translation>
    </message>
    <message>
        <source>Name an empty or a new folder.</source>
        <translation>Einen leeren oder neuen Ordner nennen.</translation>
    </message>
    <message>
        <source>read the sandbox file</source>
        <translation>Sandbox-Datei lesen</translation>
    </message>
    <message>
        <source>Another process is starting or ending this sandbox.</source>
        <translation>Ein anderer Prozess startet oder beendet diese Sandbox gerade.</translation>
    </message>
    <message>
        <source>Wait until it has finished, then try again.</source>
        <translation>Warten, bis er fertig ist, dann neu versuchen.</translation>
    </message>
    <message>
        <source>The program %1 is not installed.</source>
        <translation>Das Programm %1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it: apt-get install %1</source>
        <translation>Installieren: apt-get install %1</translation>
    </message>
    <message>
        <source>This kernel gives no private file system: %1</source>
        <translation>Dieser Kernel gibt kein privates Dateisystem her: %1</translation>
    </message>
    <message>
        <source>fill the disk of %1</source>
        <translation>Platte von %1 füllen</translation>
    </message>
    <message>
        <source>This kernel allows no private mount; the disk of the user is never filled.</source>
        <translation>Dieser Kernel erlaubt keinen privaten Mount; die eigene Platte wird nie gefüllt.</translation>
    </message>
    <message>
        <source>The small disk of the sandbox is gone.</source>
        <translation>Die kleine Platte der Sandbox ist weg.</translation>
    </message>
    <message>
        <source>Take the sandbox down and up again.</source>
        <translation>Sandbox beenden und neu starten.</translation>
    </message>
    <message>
        <source>The small disk of %1 is full (%2 MiB were taken).</source>
        <translation>Die kleine Platte von %1 ist voll (%2 MiB belegt).</translation>
    </message>
    <message>
        <source>%1 was stopped cleanly.</source>
        <translation>%1 wurde ordentlich gestoppt.</translation>
    </message>
    <message>
        <source>%1 survived SIGKILL.</source>
        <translation>%1 hat SIGKILL überlebt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 was killed (%n process(es)).</source>
        <translation>
            <numerusform>%1 wurde abgeschossen (%n Prozess).</numerusform>
            <numerusform>%1 wurde abgeschossen (%n Prozesse).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was frozen (%n process(es)).</source>
        <translation>
            <numerusform>%1 wurde eingefroren (%n Prozess).</numerusform>
            <numerusform>%1 wurde eingefroren (%n Prozesse).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks a closed port for its changes: it no longer streams.</source>
        <translation>%1 fragt einen geschlossenen Port nach Änderungen und streamt nicht mehr.</translation>
    </message>
    <message>
        <source>%1 receives changes and no longer applies them.</source>
        <translation>%1 empfängt Änderungen und spielt sie nicht mehr ein.</translation>
    </message>
    <message>
        <source>%1 answers every second request with an error.</source>
        <translation>%1 beantwortet jede zweite Anfrage mit einem Fehler.</translation>
    </message>
    <message>
        <source>%1 takes %2 s longer for each answer.</source>
        <translation>%1 braucht %2 s länger für jede Antwort.</translation>
    </message>
    <message>
        <source>%1 sends no mails any more; %2 are waiting, and more come in.</source>
        <translation>%1 verschickt keine Mails mehr; %2 warten, und es werden mehr.</translation>
    </message>
    <message>
        <source>hold sessions on %1</source>
        <translation>Sitzungen auf %1 halten</translation>
    </message>
    <message>
        <source>Its log is %1.</source>
        <translation>Sein Log ist %1.</translation>
    </message>
    <message>
        <source>All connections of %1 but those reserved for superusers are taken.</source>
        <translation>Alle Verbindungen von %1 außer den für Superuser reservierten sind belegt.</translation>
    </message>
    <message>
        <source>find the server</source>
        <translation>Server finden</translation>
    </message>
    <message>
        <source>The sandbox has: %1.</source>
        <translation>Die Sandbox hat: %1.</translation>
    </message>
    <message>
        <source>No server of the sandbox can have the fault %1.</source>
        <translation>Kein Server der Sandbox kann die Störung %1 haben.</translation>
    </message>
    <message>
        <source>The sandbox has no server &quot;%1&quot;.</source>
        <translation>Die Sandbox hat keinen Server „%1“.</translation>
    </message>
    <message>
        <source>%1 cannot have the fault %2.</source>
        <translation>%1 kann die Störung %2 nicht haben.</translation>
    </message>
    <message>
        <source>touch %1</source>
        <translation>%1 anfassen</translation>
    </message>
    <message>
        <source>Nothing was done. Only servers that this sandbox started are ever touched.</source>
        <translation>Nichts wurde getan. Angefasst werden nur Server, die diese Sandbox gestartet hat.</translation>
    </message>
    <message>
        <source>%1 is not inside the sandbox folder %2.</source>
        <translation>%1 liegt nicht im Sandbox-Ordner %2.</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 existiert nicht.</translation>
    </message>
    <message>
        <source>%1 is reached through a symbolic link.</source>
        <translation>%1 wird über einen symbolischen Link erreicht.</translation>
    </message>
    <message>
        <source>%1 does not belong to the user of the sandbox.</source>
        <translation>%1 gehört nicht dem Benutzer der Sandbox.</translation>
    </message>
    <message>
        <source>Process %1 is not the one that the sandbox started.</source>
        <translation>Prozess %1 ist nicht der, den die Sandbox gestartet hat.</translation>
    </message>
    <message>
        <source>Process %1 does not run as %2.</source>
        <translation>Prozess %1 läuft nicht als %2.</translation>
    </message>
    <message>
        <source>Process %1 was not started from %2.</source>
        <translation>Prozess %1 wurde nicht aus %2 gestartet.</translation>
    </message>
    <message>
        <source>Port %1 is recorded for %2, too.</source>
        <translation>Port %1 ist auch für %2 eingetragen.</translation>
    </message>
    <message>
        <source>Process %1 does not listen on port %2.</source>
        <translation>Prozess %1 lauscht nicht auf Port %2.</translation>
    </message>
    <message>
        <source>Port %1 is open to the network; a sandbox listens on loopback only.</source>
        <translation>Port %1 ist zum Netz hin offen; eine Sandbox lauscht nur auf Loopback.</translation>
    </message>
    <message>
        <source>Another process, %1, listens on its socket.</source>
        <translation>Ein anderer Prozess, %1, lauscht auf seinem Socket.</translation>
    </message>
    <message>
        <source>The server that answers is %1, the sandbox started %2.</source>
        <translation>Es antwortet der Server %1, gestartet hat die Sandbox %2.</translation>
    </message>
    <message>
        <source>The user of the sandbox, &quot;%1&quot;, is root or unknown.</source>
        <translation>Der Benutzer der Sandbox, „%1“, ist root oder unbekannt.</translation>
    </message>
    <message>
        <source>%1 does not carry the marker of this sandbox.</source>
        <translation>%1 trägt nicht die Kennung dieser Sandbox.</translation>
    </message>
    <message>
        <source>The sandbox has no server %1.</source>
        <translation>Die Sandbox hat keinen Server %1.</translation>
    </message>
    <message>
        <source>break a server of the sandbox</source>
        <translation>einen Server der Sandbox stören</translation>
    </message>
    <message>
        <source>There is no fault &quot;%1&quot;.</source>
        <translation>Die Störung „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>Eine davon wählen: %1.</translation>
    </message>
    <message>
        <source>%1 already has the fault %2.</source>
        <translation>%1 hat die Störung %2 schon.</translation>
    </message>
    <message>
        <source>%1 has the fault %2.</source>
        <translation>%1 hat die Störung %2.</translation>
    </message>
    <message>
        <source>Heal it first: quarterdeckctl sandbox heal %1</source>
        <translation>Zuerst heilen: quarterdeckctl sandbox heal %1</translation>
    </message>
    <message>
        <source>There was nothing to heal.</source>
        <translation>Es gab nichts zu heilen.</translation>
    </message>
    <message>
        <source>Healed: %1.</source>
        <translation>Geheilt: %1.</translation>
    </message>
    <message>
        <source>write a certificate</source>
        <translation>ein Zertifikat schreiben</translation>
    </message>
    <message>
        <source>make a key</source>
        <translation>einen Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>make a certificate authority</source>
        <translation>eine Zertifizierungsstelle anlegen</translation>
    </message>
    <message>
        <source>read the certificate authority</source>
        <translation>die Zertifizierungsstelle lesen</translation>
    </message>
    <message>
        <source>make a server certificate</source>
        <translation>ein Serverzertifikat ausstellen</translation>
    </message>
    <message>
        <source>read a certificate</source>
        <translation>ein Zertifikat lesen</translation>
    </message>
    <message>
        <source>remove the sandbox</source>
        <translation>die Sandbox entfernen</translation>
    </message>
    <message>
        <source>Delete the folder by hand if it is yours.</source>
        <translation>Den Ordner von Hand löschen, wenn er Ihrer ist.</translation>
    </message>
    <message>
        <source>Not all of %1 can be removed.</source>
        <translation>%1 lässt sich nicht ganz entfernen.</translation>
    </message>
    <message>
        <source>The archiver of %1 does not take its new setting.</source>
        <translation>Der Archivierer von %1 übernimmt seine neue Einstellung nicht.</translation>
    </message>
    <message>
        <source>%1 does not show its new certificate.</source>
        <translation>%1 zeigt sein neues Zertifikat nicht.</translation>
    </message>
    <message>
        <source>%1 does not answer over TLS: %2.</source>
        <translation>%1 antwortet nicht über TLS: %2.</translation>
    </message>
    <message>
        <source>Its log says: %1</source>
        <translation>Sein Protokoll sagt: %1</translation>
    </message>
    <message>
        <source>reload %1</source>
        <translation>%1 neu laden</translation>
    </message>
    <message>
        <source>Heal it, or take the sandbox down and up again.</source>
        <translation>Ihn heilen, oder die Sandbox beenden und neu starten.</translation>
    </message>
    <message>
        <source>%1 is not running.</source>
        <translation>%1 läuft nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be looked at: %2</source>
        <translation>%1 lässt sich nicht ansehen: %2</translation>
    </message>
    <message>
        <source>The database %1 has no table.</source>
        <translation>Die Datenbank %1 hat keine Tabelle.</translation>
    </message>
    <message>
        <source>The database %1 has no table %2.</source>
        <translation>Die Datenbank %1 hat keine Tabelle %2.</translation>
    </message>
    <message>
        <source>Name one as lock_table in the settings of %1 in the sandbox file.</source>
        <translation>Eine als lock_table in den Einstellungen von %1 in der Sandbox-Datei nennen.</translation>
    </message>
    <message>
        <source>%1 gave no session within 15 s.</source>
        <translation>%1 hat innerhalb von 15 s keine Sitzung hergegeben.</translation>
    </message>
    <message>
        <source>A session on %1 holds %2 in ACCESS EXCLUSIVE mode.</source>
        <translation>Eine Sitzung auf %1 hält %2 im Modus ACCESS EXCLUSIVE.</translation>
    </message>
    <message>
        <source>fill %1</source>
        <translation>%1 füllen</translation>
    </message>
    <message>
        <source>start the sandbox&apos;s service</source>
        <translation>den Dienst der Sandbox starten</translation>
    </message>
    <message>
        <source>It ended while starting: %1</source>
        <translation>Er hat sich beim Starten beendet: %1</translation>
    </message>
    <message>
        <source>%1 does not carry the marker of a sandbox, so nothing in it is touched.</source>
        <translation>%1 trägt keine Markierung einer Sandbox, deshalb wird nichts darin angerührt.</translation>
    </message>
    <message>
        <source>end the sandbox</source>
        <translation>die Sandbox beenden</translation>
    </message>
    <message>
        <source>Look what the folder holds, and delete it by hand if it is yours.</source>
        <translation>Nachsehen, was der Ordner enthält, und ihn von Hand löschen, wenn er Ihrer ist.</translation>
    </message>
    <message>
        <source>Process %1 of the sandbox does not end.</source>
        <translation>Der Prozess %1 der Sandbox endet nicht.</translation>
    </message>
    <message>
        <source>use the folder %1</source>
        <translation>den Ordner %1 benutzen</translation>
    </message>
    <message>
        <source>The sandbox in %1 has lost its state file.</source>
        <translation>Die Sandbox in %1 hat ihre Zustandsdatei verloren.</translation>
    </message>
    <message>
        <source>There is no free port between %1 and %2 on 127.0.0.1.</source>
        <translation>Auf 127.0.0.1 ist zwischen %1 und %2 kein Port frei.</translation>
    </message>
    <message>
        <source>It does not answer; its log says: %1</source>
        <translation>Er antwortet nicht; sein Protokoll sagt: %1</translation>
    </message>
    <message>
        <source>The sandbox&apos;s state file %1 cannot be used: %2.</source>
        <translation>Die Zustandsdatei %1 der Sandbox ist unbrauchbar: %2.</translation>
    </message>
    <message>
        <source>End what is left of it with quarterdeckctl sandbox down, or start it anew with quarterdeckctl sandbox up.</source>
        <translation>Was von ihr übrig ist, mit quarterdeckctl sandbox down beenden, oder sie mit quarterdeckctl sandbox up neu starten.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it was cut off or overwritten</source>
        <translation>sie wurde abgeschnitten oder überschrieben</translation>
    </message>
    <message>
        <source>another version of Quarterdeck wrote it</source>
        <translation>eine andere Version von Quarterdeck hat sie geschrieben</translation>
    </message>
    <message>
        <source>a value in it is missing or of the wrong kind</source>
        <translation>ein Wert darin fehlt oder ist von der falschen Art</translation>
    </message>
    <message>
        <source>it belongs to another folder</source>
        <translation>sie gehört zu einem anderen Ordner</translation>
    </message>
    <message>
        <source>%1 is locked by another process.</source>
        <translation>%1 ist von einem anderen Prozess gesperrt.</translation>
    </message>
    <message>
        <source>Its folder lies outside the sandbox.</source>
        <translation>Sein Ordner liegt außerhalb der Sandbox.</translation>
    </message>
    <message>
        <source>Its folder belongs to root.</source>
        <translation>Sein Ordner gehört root.</translation>
    </message>
    <message>
        <source>Its folder does not carry the marker of this sandbox.</source>
        <translation>Sein Ordner trägt nicht die Markierung dieser Sandbox.</translation>
    </message>
    <message>
        <source>Its port is not one of the sandbox.</source>
        <translation>Sein Port ist keiner der Sandbox.</translation>
    </message>
    <message>
        <source>it closed the connection</source>
        <translation>er hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>it does not offer TLS</source>
        <translation>er bietet kein TLS an</translation>
    </message>
    <message>
        <source>the TLS handshake failed</source>
        <translation>der TLS-Handshake ist gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) of %1 hold all server connections of its pool in open transactions.</source>
        <translation>
            <numerusform>%n Client von %1 hält alle Serververbindungen seines Pools in offenen Transaktionen.</numerusform>
            <numerusform>%n Clients von %1 halten alle Serververbindungen seines Pools in offenen Transaktionen.</numerusform>
        </translation>
    </message>
    <message>
        <source>its holder is gone</source>
        <translation>der Halter ist weg</translation>
    </message>
    <message>
        <source>it runs again</source>
        <translation>läuft wieder</translation>
    </message>
</context>
<context>
    <name>sandbox::Description</name>
    <message>
        <source>&apos;%1&apos; is not a name</source>
        <translation>&apos;%1&apos; ist kein Name</translation>
    </message>
    <message>
        <source>use small letters, digits and &apos;-&apos;</source>
        <translation>kleine Buchstaben, Ziffern und &apos;-&apos; nehmen</translation>
    </message>
    <message>
        <source>there is no list of servers</source>
        <translation>die Liste der Server fehlt</translation>
    </message>
    <message>
        <source>add: servers: with one &apos;- name: ...&apos; a server</source>
        <translation>ergänzen: servers: mit einem &apos;- name: ...&apos; je Server</translation>
    </message>
    <message>
        <source>there is no built-in sandbox &apos;%1&apos;</source>
        <translation>eine eingebaute Sandbox &apos;%1&apos; gibt es nicht</translation>
    </message>
    <message>
        <source>name &apos;shop&apos; or the path of a YAML file</source>
        <translation>&apos;shop&apos; oder den Pfad einer YAML-Datei nennen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a server name</source>
        <translation>&apos;%1&apos; ist kein Servername</translation>
    </message>
    <message>
        <source>there are two servers named &apos;%1&apos;</source>
        <translation>zwei Server heißen &apos;%1&apos;</translation>
    </message>
    <message>
        <source>rename one of them</source>
        <translation>einen davon umbenennen</translation>
    </message>
    <message>
        <source>unknown kind &apos;%1&apos;</source>
        <translation>unbekannte Art &apos;%1&apos;</translation>
    </message>
    <message>
        <source>known kinds: %1</source>
        <translation>bekannte Arten: %1</translation>
    </message>
    <message>
        <source>did you mean &apos;%1&apos;?</source>
        <translation>war &apos;%1&apos; gemeint?</translation>
    </message>
    <message>
        <source>&apos;settings&apos; must be a mapping</source>
        <translation>&apos;settings&apos; muss eine Zuordnung sein</translation>
    </message>
    <message>
        <source>write one &apos;key: value&apos; a line below it</source>
        <translation>darunter je Zeile &apos;Schlüssel: Wert&apos; schreiben</translation>
    </message>
    <message>
        <source>a standby has no &apos;%1&apos; of its own</source>
        <translation>ein Standby hat kein eigenes &apos;%1&apos;</translation>
    </message>
    <message>
        <source>write it at the primary</source>
        <translation>beim Primary eintragen</translation>
    </message>
    <message>
        <source>a database needs an owner</source>
        <translation>eine Datenbank braucht einen Besitzer</translation>
    </message>
    <message>
        <source>give both &apos;database&apos; and &apos;roles&apos;</source>
        <translation>&apos;database&apos; und &apos;roles&apos; beide angeben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the name of a setting</source>
        <translation>&apos;%1&apos; ist kein Name einer Einstellung</translation>
    </message>
    <message>
        <source>use names of postgresql.conf</source>
        <translation>Namen aus postgresql.conf nehmen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is set by the sandbox</source>
        <translation>&apos;%1&apos; setzt die Sandbox</translation>
    </message>
    <message>
        <source>remove this line</source>
        <translation>diese Zeile entfernen</translation>
    </message>
    <message>
        <source>the value of &apos;%1&apos; has more than one line</source>
        <translation>der Wert von &apos;%1&apos; hat mehr als eine Zeile</translation>
    </message>
    <message>
        <source>write it on one line</source>
        <translation>auf eine Zeile schreiben</translation>
    </message>
    <message>
        <source>&apos;settings&apos; has no &apos;%1&apos;</source>
        <translation>in &apos;settings&apos; fehlt &apos;%1&apos;</translation>
    </message>
    <message>
        <source>add it below &apos;settings&apos;</source>
        <translation>unter &apos;settings&apos; ergänzen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a plain name</source>
        <translation>&apos;%1&apos; ist kein einfacher Name</translation>
    </message>
    <message>
        <source>use small letters, digits and &apos;_&apos;</source>
        <translation>kleine Buchstaben, Ziffern und &apos;_&apos; nehmen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; needs &apos;%2&apos; but does not depend on it</source>
        <translation>&apos;%1&apos; braucht &apos;%2&apos;, hängt aber nicht davon ab</translation>
    </message>
    <message>
        <source>add it to depends_on</source>
        <translation>in depends_on ergänzen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a PostgreSQL server</source>
        <translation>&apos;%1&apos; ist kein PostgreSQL-Server</translation>
    </message>
    <message>
        <source>name one of kind &apos;postgres&apos;</source>
        <translation>einen der Art &apos;postgres&apos; nennen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names &apos;%2&apos;, which is not in the list</source>
        <translation>&apos;%1&apos; nennt &apos;%2&apos;, das nicht in der Liste steht</translation>
    </message>
    <message>
        <source>known servers: %1</source>
        <translation>bekannte Server: %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; waits for itself through depends_on</source>
        <translation>&apos;%1&apos; wartet durch depends_on auf sich selbst</translation>
    </message>
    <message>
        <source>break the circle</source>
        <translation>den Kreis auflösen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a server of this file</source>
        <translation>&apos;%1&apos; ist kein Server dieser Datei</translation>
    </message>
    <message>
        <source>write ${port:NAME} with a name from the list</source>
        <translation>${port:NAME} mit einem Namen aus der Liste schreiben</translation>
    </message>
    <message>
        <source>unknown placeholder &apos;%1&apos;</source>
        <translation>unbekannter Platzhalter &apos;%1&apos;</translation>
    </message>
    <message>
        <source>known ones: ${port:NAME}, ${folder}, ${ca}, ${passfile}</source>
        <translation>bekannt sind: ${port:NAME}, ${folder}, ${ca}, ${passfile}</translation>
    </message>
    <message>
        <source>&apos;lock_table&apos; names a table, but there is no database</source>
        <translation>„lock_table“ nennt eine Tabelle, aber es gibt keine Datenbank</translation>
    </message>
    <message>
        <source>give &apos;database&apos; and &apos;roles&apos;, too</source>
        <translation>auch „database“ und „roles“ angeben</translation>
    </message>
</context>
<context>
    <name>sandbox::YamlReader</name>
    <message>
        <source>the file is larger than 256 KiB</source>
        <translation>die Datei ist größer als 256 KiB</translation>
    </message>
    <message>
        <source>move what is not needed elsewhere</source>
        <translation>Unnötiges anderswohin verschieben</translation>
    </message>
    <message>
        <source>the file is nested too deeply or repeats itself too often</source>
        <translation>die Datei ist zu tief verschachtelt oder wiederholt sich zu oft</translation>
    </message>
    <message>
        <source>write it without aliases</source>
        <translation>ohne Aliase schreiben</translation>
    </message>
    <message>
        <source>the file is not a mapping of keys to values</source>
        <translation>die Datei ist keine Zuordnung von Schlüsseln zu Werten</translation>
    </message>
    <message>
        <source>begin with: name: my-sandbox</source>
        <translation>beginnen mit: name: meine-sandbox</translation>
    </message>
    <message>
        <source>check indentation, quotes and colons here</source>
        <translation>hier Einrückung, Anführungszeichen und Doppelpunkte prüfen</translation>
    </message>
    <message>
        <source>a mapping of keys to values is expected here</source>
        <translation>hier wird eine Zuordnung von Schlüsseln zu Werten erwartet</translation>
    </message>
    <message>
        <source>known keys: %1</source>
        <translation>bekannte Schlüssel: %1</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; is here twice</source>
        <translation>der Schlüssel &apos;%1&apos; steht hier zweimal</translation>
    </message>
    <message>
        <source>keep one of them</source>
        <translation>einen davon behalten</translation>
    </message>
    <message>
        <source>unknown key &apos;%1&apos;</source>
        <translation>unbekannter Schlüssel &apos;%1&apos;</translation>
    </message>
    <message>
        <source>did you mean &apos;%1&apos;?</source>
        <translation>war &apos;%1&apos; gemeint?</translation>
    </message>
    <message>
        <source>the key &apos;%1&apos; is missing</source>
        <translation>der Schlüssel &apos;%1&apos; fehlt</translation>
    </message>
    <message>
        <source>add it here</source>
        <translation>hier ergänzen</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a text</source>
        <translation>&apos;%1&apos; muss ein Text sein</translation>
    </message>
    <message>
        <source>write one value after the colon</source>
        <translation>einen Wert hinter den Doppelpunkt schreiben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a whole number</source>
        <translation>&apos;%1&apos; muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>write a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2 schreiben</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a list</source>
        <translation>&apos;%1&apos; muss eine Liste sein</translation>
    </message>
    <message>
        <source>write it as: [one, two]</source>
        <translation>so schreiben: [eins, zwei]</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a list of texts</source>
        <translation>&apos;%1&apos; muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>&apos;%1&apos; must be a mapping of names to values</source>
        <translation>&apos;%1&apos; muss eine Zuordnung von Namen zu Werten sein</translation>
    </message>
    <message>
        <source>write it as: {name: value}</source>
        <translation>so schreiben: {Name: Wert}</translation>
    </message>
    <message>
        <source>&apos;%1&apos; holds something that is not one value</source>
        <translation>&apos;%1&apos; enthält etwas, das kein einzelner Wert ist</translation>
    </message>
</context>
<context>
    <name>score</name>
    <message>
        <source>EXCELLENT</source>
        <translation>AUSGEZEICHNET</translation>
    </message>
    <message>
        <source>GOOD</source>
        <translation>GUT</translation>
    </message>
    <message>
        <source>FAIR</source>
        <translation>MITTEL</translation>
    </message>
    <message>
        <source>POOR</source>
        <translation>SCHWACH</translation>
    </message>
    <message>
        <source>CRITICAL</source>
        <translation>KRITISCH</translation>
    </message>
    <message>
        <source>Availability and role</source>
        <translation>Verfügbarkeit und Rolle</translation>
    </message>
    <message>
        <source>Data safety</source>
        <translation>Datensicherheit</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>Contention</source>
        <translation>Gegenseitiges Warten</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Security and drift</source>
        <translation>Sicherheit und Abweichungen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
</context>
<context>
    <name>secrets</name>
    <message>
        <source>the keyring took the password but does not give it back</source>
        <translation>der Schlüsselbund hat das Passwort angenommen, gibt es aber nicht zurück</translation>
    </message>
    <message>
        <source>the command did not end in time and was stopped</source>
        <translation>der Befehl endete nicht rechtzeitig und wurde gestoppt</translation>
    </message>
    <message>
        <source>the keyring did not answer in time</source>
        <translation>der Schlüsselbund hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>the command was ended by signal %1</source>
        <translation>der Befehl wurde durch Signal %1 beendet</translation>
    </message>
    <message>
        <source>the command ended with exit code %1; run it in a terminal to see why</source>
        <translation>der Befehl endete mit Exit-Code %1; im Terminal ausführen zeigt, warum</translation>
    </message>
    <message>
        <source>the command printed nothing</source>
        <translation>der Befehl hat nichts ausgegeben</translation>
    </message>
    <message>
        <source>the command printed a zero byte, which no password contains</source>
        <translation>der Befehl hat ein Nullbyte ausgegeben, das kein Passwort enthält</translation>
    </message>
    <message>
        <source>the program must be an absolute path</source>
        <translation>das Programm muss ein absoluter Pfad sein</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2</source>
        <translation>%1 lässt sich nicht starten: %2</translation>
    </message>
    <message>
        <source>the command printed more than a password</source>
        <translation>der Befehl hat mehr als ein Passwort ausgegeben</translation>
    </message>
</context>
<context>
    <name>sharedjournal</name>
    <message>
        <source>the address of a shared journal looks like postgresql://ann@db.example:5432/quarterdeck</source>
        <translation>die Adresse eines gemeinsamen Journals sieht so aus: postgresql://ann@db.example:5432/quarterdeck</translation>
    </message>
    <message>
        <source>a password in the address could be read by everybody on this machine</source>
        <translation>ein Kennwort in der Adresse könnte jeder auf diesem Rechner lesen</translation>
    </message>
    <message>
        <source>Put it into ~/.pgpass, and leave it out here.</source>
        <translation>Schreiben Sie es in ~/.pgpass und lassen Sie es hier weg.</translation>
    </message>
    <message>
        <source>sslmode is verify-full, verify-ca, require, prefer or disable</source>
        <translation>sslmode ist verify-full, verify-ca, require, prefer oder disable</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no part of such an address</source>
        <translation>»%1« gehört nicht in eine solche Adresse</translation>
    </message>
    <message>
        <source>It takes host, port, user, sslmode, sslrootcert, sslcert, sslkey and passfile.</source>
        <translation>Möglich sind host, port, user, sslmode, sslrootcert, sslcert, sslkey und passfile.</translation>
    </message>
    <message>
        <source>the address names no host</source>
        <translation>die Adresse nennt keinen Rechner</translation>
    </message>
    <message>
        <source>use %1</source>
        <translation>%1 benutzen</translation>
    </message>
    <message>
        <source>use the shared journal at %1</source>
        <translation>das gemeinsame Journal auf %1 benutzen</translation>
    </message>
    <message>
        <source>Make it: quarterdeckctl journal init --shared postgresql://...</source>
        <translation>Legen Sie es an: quarterdeckctl journal init --shared postgresql://...</translation>
    </message>
    <message>
        <source>Make the login a member of quarterdeck_journal_operator, or of quarterdeck_journal_viewer to read.</source>
        <translation>Machen Sie die Anmelderolle zum Mitglied von quarterdeck_journal_operator, oder von quarterdeck_journal_viewer zum Lesen.</translation>
    </message>
    <message>
        <source>the schema quarterdeck_journal is not what it should be</source>
        <translation>das Schema quarterdeck_journal ist nicht, was es sein soll</translation>
    </message>
    <message>
        <source>the shared journal was made by a later version of this program</source>
        <translation>das gemeinsame Journal wurde von einer späteren Version dieses Programms angelegt</translation>
    </message>
    <message>
        <source>Use that version.</source>
        <translation>Benutzen Sie diese Version.</translation>
    </message>
    <message>
        <source>make the shared journal at %1</source>
        <translation>das gemeinsame Journal auf %1 anlegen</translation>
    </message>
    <message>
        <source>Run it as a superuser, or as a role with CREATEROLE that may create a schema there.</source>
        <translation>Führen Sie es als Superuser aus, oder als Rolle mit CREATEROLE, die dort ein Schema anlegen darf.</translation>
    </message>
</context>
<context>
    <name>shell::HelpPopup</name>
    <message>
        <source>Ctrl+K finds everything, / filters, F5 tries again, arrows move the crosshair, Esc closes.</source>
        <translation>Strg+K findet alles, / filtert, F5 versucht neu, Pfeile bewegen das Fadenkreuz, Esc schließt.</translation>
    </message>
</context>
<context>
    <name>shell::IncidentCommands</name>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
</context>
<context>
    <name>shell::IncidentViews</name>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Views of incidents</source>
        <translation>Ansichten der Vorfälle</translation>
    </message>
</context>
<context>
    <name>shell::MainWindow</name>
    <message>
        <source>Health %1 of 100, %2</source>
        <translation>Gesundheit %1 von 100, %2</translation>
    </message>
    <message>
        <source>The number is that of the worst target, never an average: %1 red, %2 amber, %3 green. Rules %4.</source>
        <translation>Die Zahl ist die des schlechtesten Ziels, nie ein Mittelwert: %1 rot, %2 gelb, %3 grün. Regeln %4.</translation>
    </message>
    <message>
        <source>What dies next</source>
        <translation>Was als Nächstes ausfällt</translation>
    </message>
    <message>
        <source>Nothing that is watched here can run out, or it has not been looked at yet.</source>
        <translation>Nichts, was hier beobachtet wird, kann zu Ende gehen, oder es wurde noch nicht angesehen.</translation>
    </message>
    <message>
        <source>If it goes on as it did. A date is given only where the past goes one way.</source>
        <translation>Wenn es so weitergeht wie bisher. Ein Datum gibt es nur, wo die Vergangenheit in eine Richtung weist.</translation>
    </message>
    <message>
        <source>What was promised</source>
        <translation>Was zugesagt wurde</translation>
    </message>
    <message>
        <source>I</source>
        <comment>flag of an incident</comment>
        <translation>V</translation>
    </message>
    <message>
        <source>Nobody has given a good answer for 90 s: what is shown is old, and alerts may be missed. Look after the network and this computer.</source>
        <translation>Seit 90 s kam von niemandem eine gute Antwort: Was zu sehen ist, ist alt, und Alarme können fehlen. Sehen Sie nach dem Netz und diesem Rechner.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a key, and what it shows</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>shell::Rail</name>
    <message>
        <source>Dashboard</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>Dashboard (Ctrl+1)</source>
        <translation>Dashboard (Strg+1)</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Incidents (Ctrl+2)</source>
        <translation>Vorfälle (Strg+2)</translation>
    </message>
</context>
<context>
    <name>shell::RailButton</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::SearchBox</name>
    <message>
        <source>Ctrl K</source>
        <translation>Strg K</translation>
    </message>
</context>
<context>
    <name>shell::StatusStrip</name>
    <message numerus="yes">
        <source>%1 of %n target(s) answer</source>
        <translation>
            <numerusform>%1 von %n Ziel antwortet</numerusform>
            <numerusform>%1 von %n Zielen antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>Noch keine Messung</translation>
    </message>
    <message>
        <source>Newest sample %1 ago</source>
        <translation>Neueste Messung vor %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n connection(s), at most %2 ms a second</source>
        <translation>
            <numerusform>%1: %n Verbindung, höchstens %2 ms je Sekunde</numerusform>
            <numerusform>%1: %n Verbindungen, höchstens %2 ms je Sekunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) of ours, at most %1 ms of server time a second</source>
        <translation>
            <numerusform>%n Verbindung von uns, höchstens %1 ms Serverzeit je Sekunde</numerusform>
            <numerusform>%n Verbindungen von uns, höchstens %1 ms Serverzeit je Sekunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), %1 ms/s</source>
        <translation>
            <numerusform>%n Verbindung, %1 ms/s</numerusform>
            <numerusform>%n Verbindungen, %1 ms/s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more, each less than these</source>
        <translation>
            <numerusform>%n weiteres, jedes weniger als diese</numerusform>
            <numerusform>%n weitere, jedes weniger als diese</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>shell::TopBar</name>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
    <message>
        <source>DEVELOPMENT</source>
        <translation>ENTWICKLUNG</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <source>SANDBOX</source>
        <translation>SANDBOX</translation>
    </message>
    <message>
        <source>Environment %1, %2</source>
        <translation>Umgebung %1, %2</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur lesend</translation>
    </message>
    <message>
        <source>What our role may do on %1, as the server says.</source>
        <translation>Was unsere Rolle auf %1 darf, wie der Server sagt.</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>%1 (Ctrl+K)</source>
        <translation>%1 (Strg+K)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of the health, worst reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Search targets, figures, incidents and actions</source>
        <translation>Ziele, Werte, Vorfälle und Aktionen suchen</translation>
    </message>
</context>
<context>
    <name>start::ChangeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>start::ConnectionDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Save and watch</source>
        <translation>Sichern und überwachen</translation>
    </message>
    <message>
        <source>Watch a server</source>
        <translation>Server überwachen</translation>
    </message>
    <message>
        <source>Kind of target</source>
        <translation>Art des Ziels</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test stoppen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
</context>
<context>
    <name>start::ConnectionDraft</name>
    <message>
        <source>Type a port between 1 and 65535.</source>
        <translation>Port zwischen 1 und 65535 eingeben.</translation>
    </message>
    <message>
        <source>Type the name or address of the server.</source>
        <translation>Name oder Adresse des Servers eingeben.</translation>
    </message>
    <message>
        <source>Type the name alone, without %1.</source>
        <translation>Nur den Namen eingeben, ohne %1.</translation>
    </message>
    <message>
        <source>A host name has no spaces or control characters.</source>
        <translation>Ein Hostname hat keine Leer- oder Steuerzeichen.</translation>
    </message>
    <message>
        <source>Type a whole address that begins with http:// or https://.</source>
        <translation>Ganze Adresse eingeben, beginnend mit http:// oder https://.</translation>
    </message>
    <message>
        <source>Leave user and password out of the address; they would be stored in a file.</source>
        <translation>Benutzer und Passwort nicht in die Adresse schreiben; sie kämen in eine Datei.</translation>
    </message>
    <message>
        <source>Type a name with at least one letter or digit.</source>
        <translation>Einen Namen mit mindestens einem Buchstaben oder einer Ziffer eingeben.</translation>
    </message>
    <message>
        <source>There is a target with the id %1 already. Choose another name.</source>
        <translation>Ein Ziel mit der id %1 gibt es schon. Anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Type the database to connect to.</source>
        <translation>Datenbank für die Verbindung eingeben.</translation>
    </message>
    <message>
        <source>Type the role to connect as.</source>
        <translation>Rolle für die Verbindung eingeben.</translation>
    </message>
    <message>
        <source>Type the number of the database, 0 if unsure.</source>
        <translation>Nummer der Datenbank eingeben, im Zweifel 0.</translation>
    </message>
    <message>
        <source>Type a status between 100 and 599, such as 200.</source>
        <translation>Status zwischen 100 und 599 eingeben, etwa 200.</translation>
    </message>
    <message>
        <source>There is no readable file at this place.</source>
        <translation>An dieser Stelle liegt keine lesbare Datei.</translation>
    </message>
    <message>
        <source>Type small letters, digits and hyphens only.</source>
        <translation>Nur Kleinbuchstaben, Ziffern und Bindestriche.</translation>
    </message>
    <message>
        <source>There is a target with the id %1 already. Choose another id.</source>
        <translation>Es gibt schon ein Ziel mit der id %1. Wählen Sie eine andere id.</translation>
    </message>
    <message>
        <source>Type the whole path, from / or ~/ on.</source>
        <translation>Ganzen Pfad eingeben, ab / oder ~/.</translation>
    </message>
    <message>
        <source>Type the header that carries the password, such as Authorization: Bearer.</source>
        <translation>Header eingeben, der das Passwort trägt, etwa Authorization: Bearer.</translation>
    </message>
    <message>
        <source>Type the password that this header carries, or leave the header empty.</source>
        <translation>Passwort eingeben, das dieser Header trägt, oder den Header leer lassen.</translation>
    </message>
    <message>
        <source>Type an id of your own for this figure, such as shop.orders.</source>
        <translation>Eigene Id für diesen Wert eingeben, etwa shop.orders.</translation>
    </message>
    <message>
        <source>Type where the number stands in the answer, such as /data/0/count.</source>
        <translation>Eingeben, wo die Zahl in der Antwort steht, etwa /data/0/count.</translation>
    </message>
    <message>
        <source>Type the name of the series.</source>
        <translation>Namen der Reihe eingeben.</translation>
    </message>
    <message>
        <source>Choose the Redis target that holds the key; add it first if it is not there.</source>
        <translation>Redis-Ziel wählen, in dem der Schlüssel steht; fehlt es, zuerst hinzufügen.</translation>
    </message>
    <message>
        <source>Choose the PostgreSQL target that holds the row; add it first if it is not there.</source>
        <translation>PostgreSQL-Ziel wählen, in dem die Zeile steht; fehlt es, zuerst hinzufügen.</translation>
    </message>
    <message>
        <source>Type the key that holds a Unix time.</source>
        <translation>Schlüssel eingeben, der eine Unixzeit enthält.</translation>
    </message>
    <message>
        <source>Type a statement that returns one time, such as select max(seen_at) from jobs.</source>
        <translation>Anweisung eingeben, die eine Zeit liefert, etwa select max(seen_at) from jobs.</translation>
    </message>
    <message>
        <source>Type the file whose time counts.</source>
        <translation>Datei eingeben, deren Zeit zählt.</translation>
    </message>
</context>
<context>
    <name>start::ConnectionForm</name>
    <message>
        <source>Orders database</source>
        <translation>Bestelldatenbank</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>db1.example.org, an address, or a socket folder</source>
        <translation>db1.example.org, Adresse oder Socket-Ordner</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>an entry of pg_service.conf</source>
        <translation>ein Eintrag aus pg_service.conf</translation>
    </message>
    <message>
        <source>Service, instead of host</source>
        <translation>Dienst statt Host</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Expected status</source>
        <translation>Erwarteter Status</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Verify certificate and name</source>
        <translation>Zertifikat und Namen prüfen</translation>
    </message>
    <message>
        <source>Verify the certificate only</source>
        <translation>Nur das Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Encrypt, verify nothing</source>
        <translation>Verschlüsseln, nichts prüfen</translation>
    </message>
    <message>
        <source>Encrypt if the server offers it</source>
        <translation>Verschlüsseln, falls angeboten</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>Keine Verschlüsselung</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>empty: those of the system</source>
        <translation>leer: die des Systems</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Root certificate</source>
        <translation>Stammzertifikat</translation>
    </message>
    <message>
        <source>Somebody on the way could read the password.</source>
        <translation>Unterwegs könnte jemand das Passwort mitlesen.</translation>
    </message>
    <message>
        <source>Travels unencrypted; use a tunnel beyond this machine.</source>
        <translation>Geht unverschlüsselt; jenseits dieser Maschine einen Tunnel nehmen.</translation>
    </message>
    <message>
        <source>Kept in the keyring, in no file. May be empty.</source>
        <translation>Liegt im Schlüsselbund, in keiner Datei. Darf leer sein.</translation>
    </message>
    <message>
        <source>Empty: the service or pass file gives it.</source>
        <translation>Leer: Service- oder Pass-Datei liefert es.</translation>
    </message>
    <message>
        <source>Certificates (*.crt *.pem *.cer)</source>
        <translation>Zertifikate (*.crt *.pem *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Id in the file</source>
        <translation>id in der Datei</translation>
    </message>
    <message>
        <source>Runs on the host</source>
        <translation>Läuft auf dem Rechner</translation>
    </message>
    <message>
        <source>Replicates from</source>
        <translation>Repliziert von</translation>
    </message>
    <message>
        <source>Leads its clients to</source>
        <translation>Führt seine Clients zu</translation>
    </message>
    <message>
        <source>Empty: it stays as it is.</source>
        <translation>Leer: es bleibt, wie es ist.</translation>
    </message>
    <message numerus="yes">
        <source>%n further setting(s) stay as they are in %1.</source>
        <translation>
            <numerusform>%n weitere Einstellung bleibt in %1, wie sie ist.</numerusform>
            <numerusform>%n weitere Einstellungen bleiben in %1, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Or a token. Kept in the keyring, in no file; may be empty.</source>
        <translation>Oder ein Token. Wird im Schlüsselbund aufbewahrt, in keiner Datei; darf leer sein.</translation>
    </message>
    <message>
        <source>Header that carries the password</source>
        <translation>Header, der das Passwort trägt</translation>
    </message>
</context>
<context>
    <name>start::FigureFields</name>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Id of the figure</source>
        <translation>Id des Werts</translation>
    </message>
    <message>
        <source>Place in the answer</source>
        <translation>Stelle in der Antwort</translation>
    </message>
    <message>
        <source>Name of the series</source>
        <translation>Name der Reihe</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Warning at</source>
        <translation>Warnung ab</translation>
    </message>
    <message>
        <source>Critical at</source>
        <translation>Kritisch ab</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>zu klein</translation>
    </message>
    <message>
        <source>Bad when it is</source>
        <translation>Schlecht, wenn</translation>
    </message>
    <message>
        <source>A counter: show its growth a second</source>
        <translation>Ein Zähler: Zuwachs je Sekunde zeigen</translation>
    </message>
    <message>
        <source>Figure %1</source>
        <translation>Wert %1</translation>
    </message>
    <message>
        <source>Take out figure %1</source>
        <translation>Wert %1 herausnehmen</translation>
    </message>
</context>
<context>
    <name>start::FigureList</name>
    <message>
        <source>Another figure</source>
        <translation>Weiterer Wert</translation>
    </message>
</context>
<context>
    <name>start::HeartbeatFields</name>
    <message>
        <source>A file of this machine</source>
        <translation>Eine Datei auf diesem Rechner</translation>
    </message>
    <message>
        <source>A key in Redis</source>
        <translation>Ein Schlüssel in Redis</translation>
    </message>
    <message>
        <source>A row in PostgreSQL</source>
        <translation>Eine Zeile in PostgreSQL</translation>
    </message>
    <message>
        <source>Its sign of life is</source>
        <translation>Sein Lebenszeichen ist</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Steht in</translation>
    </message>
    <message>
        <source>Key with a Unix time</source>
        <translation>Schlüssel mit einer Unixzeit</translation>
    </message>
    <message>
        <source>Statement that returns one time</source>
        <translation>Anweisung, die eine Zeit liefert</translation>
    </message>
    <message>
        <source>File whose time counts</source>
        <translation>Datei, deren Zeit zählt</translation>
    </message>
    <message>
        <source>Warning when older than</source>
        <translation>Warnung, wenn älter als</translation>
    </message>
    <message>
        <source>Critical when older than</source>
        <translation>Kritisch, wenn älter als</translation>
    </message>
</context>
<context>
    <name>start::ImportDialog</name>
    <message>
        <source>Watch servers that other programs know</source>
        <translation>Server beobachten, die andere Programme kennen</translation>
    </message>
    <message>
        <source>Watch them</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Servers found, each with a box to choose it</source>
        <translation>Gefundene Server, jeder mit einem Kästchen zur Auswahl</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Gefunden in</translation>
    </message>
    <message>
        <source>Watched as</source>
        <translation>Beobachtet als</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Service and pass files are read.</source>
        <translation>Dienst- und Passwortdateien werden gelesen.</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>From pg_service.conf and .pgpass. The entries refer to these files; no password is read or copied.</source>
        <translation>Aus pg_service.conf und .pgpass. Die Einträge verweisen auf diese Dateien; kein Passwort wird gelesen oder kopiert.</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Nichts zu übernehmen</translation>
    </message>
    <message>
        <source>There is no entry in pg_service.conf and no server in .pgpass that is named by host and user.</source>
        <translation>Es gibt keinen Eintrag in pg_service.conf und keinen Server in .pgpass, der mit Rechner und Nutzer genannt ist.</translation>
    </message>
    <message numerus="yes">
        <source>Watch %n server(s)</source>
        <translation>
            <numerusform>%n Server beobachten</numerusform>
            <numerusform>%n Server beobachten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>start::Keyring</name>
    <message>
        <source>The keyring is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>The keyring refused to keep the password.</source>
        <translation>Der Schlüsselbund wollte das Passwort nicht aufnehmen.</translation>
    </message>
    <message>
        <source>The keyring did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>No keyring answers on this desktop.</source>
        <translation>Auf diesem Desktop antwortet kein Schlüsselbund.</translation>
    </message>
    <message>
        <source> It said: %1.</source>
        <translation> Er sagte: %1.</translation>
    </message>
    <message>
        <source>The password is kept in memory until you close the console, then asked for again.</source>
        <translation>Das Passwort bleibt im Speicher, bis die Konsole schließt; danach wird es neu erfragt.</translation>
    </message>
    <message>
        <source>The keyring has no password for %1 yet.</source>
        <translation>Der Schlüsselbund hat noch kein Passwort für %1.</translation>
    </message>
    <message>
        <source>The keyring that has the password for %1 is locked.</source>
        <translation>Der Schlüsselbund mit dem Passwort für %1 ist gesperrt.</translation>
    </message>
    <message>
        <source>The keyring refused to give the password for %1.</source>
        <translation>Der Schlüsselbund gibt das Passwort für %1 nicht heraus.</translation>
    </message>
    <message>
        <source>The keyring did not answer in time for %1.</source>
        <translation>Der Schlüsselbund hat für %1 nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>No keyring answers on this desktop, so %1 needs its password from you, once.</source>
        <translation>Auf diesem Desktop antwortet kein Schlüsselbund; das Passwort für %1 ist daher einmal einzugeben.</translation>
    </message>
    <message>
        <source>%1 refused the password it was given.</source>
        <translation>%1 hat das angegebene Passwort abgelehnt.</translation>
    </message>
</context>
<context>
    <name>start::MoreSection</name>
    <message>
        <source>Login of the SQL tab</source>
        <translation>Anmeldung des Reiters SQL</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>Ihr Passwort</translation>
    </message>
    <message>
        <source>Standbys that must stream from here</source>
        <translation>Standbys, die von hier streamen müssen</translation>
    </message>
    <message>
        <source>File with the time of the last good backup</source>
        <translation>Datei mit der Zeit der letzten guten Sicherung</translation>
    </message>
    <message>
        <source>Its pgbouncer.ini, when it is on this machine</source>
        <translation>Seine pgbouncer.ini, wenn sie auf diesem Rechner liegt</translation>
    </message>
    <message>
        <source>Cannot work without</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>Fewer settings</source>
        <translation>Weniger Einstellungen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>From the keyring</source>
        <translation>Aus dem Schlüsselbund</translation>
    </message>
    <message>
        <source>From the pass file</source>
        <translation>Aus der Passwortdatei</translation>
    </message>
    <message>
        <source>It needs none</source>
        <translation>Braucht keines</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Wie in der Datei</translation>
    </message>
</context>
<context>
    <name>start::PasswordPrompt</name>
    <message>
        <source>Keep in the keyring</source>
        <translation>Im Schlüsselbund behalten</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
</context>
<context>
    <name>start::RecentRow</name>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>start::RemoveDialog</name>
    <message>
        <source>Stop watching %1?</source>
        <translation>%1 nicht mehr beobachten?</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Its entry is taken out of %1, and with it what other entries say about running on it, replicating from it or using it. Nothing happens to the server itself.</source>
        <translation>Sein Eintrag wird aus %1 genommen, und mit ihm, was andere Einträge darüber sagen, dass sie darauf laufen, davon replizieren oder es nutzen. Mit dem Server selbst geschieht nichts.</translation>
    </message>
    <message>
        <source>Figures that were kept stay on disk, and a password stays in the keyring.</source>
        <translation>Aufbewahrte Werte bleiben auf der Platte, ein Passwort bleibt im Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>start::SandboxPanel</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Copy the path of the log</source>
        <translation>Pfad des Logs kopieren</translation>
    </message>
    <message>
        <source>Starting the sandbox</source>
        <translation>Sandbox startet</translation>
    </message>
    <message>
        <source>Its servers run under your own account and keep to their own folder.</source>
        <translation>Ihre Server laufen unter dem eigenen Konto und bleiben in ihrem Ordner.</translation>
    </message>
    <message>
        <source>Ending what was started</source>
        <translation>Gestartetes wird beendet</translation>
    </message>
    <message>
        <source>The sandbox did not start</source>
        <translation>Die Sandbox ist nicht gestartet</translation>
    </message>
    <message>
        <source>It gave no reason.</source>
        <translation>Sie nannte keinen Grund.</translation>
    </message>
    <message>
        <source>The log says what each server said last.</source>
        <translation>Im Log steht, was jeder Server zuletzt gesagt hat.</translation>
    </message>
</context>
<context>
    <name>start::StartPage</name>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Watch my servers</source>
        <translation>Meine Server überwachen</translation>
    </message>
    <message>
        <source>Connects to the PostgreSQL, PgBouncer, Redis, HTTP and host targets that you name, and shows how they stand. It only reads.</source>
        <translation>Verbindet sich mit den genannten Zielen (PostgreSQL, PgBouncer, Redis, HTTP, Host) und zeigt, wie es um sie steht. Liest nur.</translation>
    </message>
    <message>
        <source>Costs at most two connections a server. Passwords stay in the keyring of your desktop.</source>
        <translation>Kostet höchstens zwei Verbindungen je Server. Passwörter bleiben im Schlüsselbund des Desktops.</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <source>Starts PostgreSQL, PgBouncer, Redis and a small shop on this machine, under your own account; nothing outside its folder is touched.</source>
        <translation>Startet PostgreSQL, PgBouncer, Redis und einen kleinen Shop auf dieser Maschine, unter dem eigenen Konto; außerhalb des Ordners bleibt alles unberührt.</translation>
    </message>
    <message>
        <source>Takes about 15 seconds. Ends when you close the console.</source>
        <translation>Dauert etwa 15 Sekunden. Endet, wenn die Konsole schließt.</translation>
    </message>
    <message>
        <source>Open an environment file…</source>
        <translation>Umgebungsdatei öffnen…</translation>
    </message>
    <message>
        <source>What would you like to watch?</source>
        <translation>Was soll überwacht werden?</translation>
    </message>
    <message>
        <source>Press 1 or 2, or choose with the arrows and Enter.</source>
        <translation>1 oder 2 drücken, oder mit Pfeilen und Enter wählen.</translation>
    </message>
    <message>
        <source>Recently open</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>start::StepLine</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
</context>
<context>
    <name>start::TargetBox</name>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
</context>
<context>
    <name>start::TestDialog</name>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Erneut testen</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test stoppen</translation>
    </message>
</context>
<context>
    <name>start::TestPanel</name>
    <message>
        <source>Connection test</source>
        <translation>Verbindungstest</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Network (TCP)</source>
        <translation>Netz (TCP)</translation>
    </message>
    <message>
        <source>Encryption (TLS)</source>
        <translation>Verschlüsselung (TLS)</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>Berechtigung</translation>
    </message>
    <message>
        <source>Nothing has been tried yet. The test connects once, looks at its own rights and closes.</source>
        <translation>Noch nichts versucht. Der Test verbindet sich einmal, sieht seine Rechte an und schließt.</translation>
    </message>
    <message>
        <source>Trying %1</source>
        <translation>Versuch: %1</translation>
    </message>
    <message>
        <source>Not encrypted.</source>
        <translation>Nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>It does not work yet.</source>
        <translation>Es klappt noch nicht.</translation>
    </message>
    <message>
        <source>It connects, but will not see everything.</source>
        <translation>Verbindet, wird aber nicht alles sehen.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Es klappt.</translation>
    </message>
    <message>
        <source>Beyond looking, this login %1.</source>
        <translation>Außer zu lesen: diese Anmeldung %1.</translation>
    </message>
    <message>
        <source>Changed since this test; try again.</source>
        <translation>Seit diesem Test geändert; neu versuchen.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Role found: %1.</source>
        <translation>Gefundene Rolle: %1.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>It answers, but a figure is not there.</source>
        <translation>Es antwortet, aber ein Wert fehlt.</translation>
    </message>
</context>
<context>
    <name>start::TiersDialog</name>
    <message>
        <source>Tiers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New tier</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Tiers in the order of the screen</source>
        <translation>Ebenen in der Reihenfolge des Bildschirms</translation>
    </message>
    <message>
        <source>Tiers group the targets on screen, in this order. One that has targets cannot be taken out.</source>
        <translation>Ebenen gruppieren die Ziele auf dem Bildschirm, in dieser Reihenfolge. Eine mit Zielen lässt sich nicht herausnehmen.</translation>
    </message>
</context>
<context>
    <name>statements::ComparedModel</name>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Mean A</source>
        <translation>Mittel A</translation>
    </message>
    <message>
        <source>Mean B</source>
        <translation>Mittel B</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Calls A</source>
        <translation>Aufrufe A</translation>
    </message>
    <message>
        <source>Calls B</source>
        <translation>Aufrufe B</translation>
    </message>
    <message>
        <source>Time A</source>
        <translation>Zeit A</translation>
    </message>
    <message>
        <source>Time B</source>
        <translation>Zeit B</translation>
    </message>
</context>
<context>
    <name>statements::Memory</name>
    <message>
        <source>The disk is too slow to write the last statements into their memory.</source>
        <translation>Die Platte ist zu langsam, um die letzten Anweisungen in ihr Gedächtnis zu schreiben.</translation>
    </message>
    <message>
        <source>The memory of statements was damaged. It lies in %1 now; a new one is begun.</source>
        <translation>Das Gedächtnis der Anweisungen war beschädigt. Es liegt jetzt in %1; ein neues ist begonnen.</translation>
    </message>
</context>
<context>
    <name>statements::StatementsModel</name>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Rows/call</source>
        <translation>Zeilen/Aufruf</translation>
    </message>
    <message>
        <source>Temp</source>
        <translation>Temp</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
</context>
<context>
    <name>theme</name>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
</context>
<context>
    <name>theme::ElidedLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>theme::PlainMessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>watch</name>
    <message>
        <source>Enter the password, or correct the credential of this target.</source>
        <translation>Passwort eingeben, oder die Zugangsdaten dieses Ziels berichtigen.</translation>
    </message>
    <message>
        <source>this login cannot see what other roles&apos; sessions do</source>
        <translation>diese Anmeldung sieht nicht, was Sitzungen anderer Rollen tun</translation>
    </message>
    <message>
        <source>Grant it the role pg_monitor; without it many figures stay unknown.</source>
        <translation>Ihr die Rolle pg_monitor geben; ohne sie bleiben viele Werte unbekannt.</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>there is no file %1</source>
        <translation>die Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>this user may not enter the folder of %1</source>
        <translation>dieser Benutzer darf den Ordner von %1 nicht betreten</translation>
    </message>
    <message>
        <source>there is no key %1 in %2</source>
        <translation>den Schlüssel %1 gibt es in %2 nicht</translation>
    </message>
    <message>
        <source>the key %1 does not hold a Unix time</source>
        <translation>der Schlüssel %1 enthält keine Unix-Zeit</translation>
    </message>
    <message>
        <source>the statement gives %1 rows of %2 columns instead of one value</source>
        <translation>das Statement liefert %1 Zeilen mit %2 Spalten statt eines Werts</translation>
    </message>
    <message>
        <source>there has been no sign of life yet</source>
        <translation>noch gab es kein Lebenszeichen</translation>
    </message>
    <message>
        <source>the statement does not give a time</source>
        <translation>das Statement liefert keine Zeit</translation>
    </message>
    <message>
        <source>The target %1 cannot hold this heartbeat.</source>
        <translation>Das Ziel %1 kann dieses Lebenszeichen nicht enthalten.</translation>
    </message>
    <message>
        <source>Correct &apos;via&apos; of this target.</source>
        <translation>&apos;via&apos; dieses Ziels berichtigen.</translation>
    </message>
    <message>
        <source>the exporter does not report it</source>
        <translation>der Exporter meldet es nicht</translation>
    </message>
    <message>
        <source>Its answer is not that of a node_exporter.</source>
        <translation>Die Antwort stammt nicht von einem node_exporter.</translation>
    </message>
    <message>
        <source>Line %1: %2.</source>
        <translation>Zeile %1: %2.</translation>
    </message>
    <message>
        <source>Check the url of this target; it usually ends in :9100/metrics.</source>
        <translation>url dieses Ziels prüfen; meist endet sie auf :9100/metrics.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>known after a second sample</source>
        <translation>bekannt nach einer zweiten Messung</translation>
    </message>
    <message>
        <source>no processor time between two samples</source>
        <translation>keine Prozessorzeit zwischen zwei Messungen</translation>
    </message>
    <message>
        <source>the host has no swap space</source>
        <translation>der Host hat keinen Swap</translation>
    </message>
    <message>
        <source>it is not mounted</source>
        <translation>sie ist nicht eingehängt</translation>
    </message>
    <message>
        <source>it is not filling</source>
        <translation>sie füllt sich nicht</translation>
    </message>
    <message>
        <source>known after half a minute</source>
        <translation>bekannt nach einer halben Minute</translation>
    </message>
    <message>
        <source>Check the url of this target.</source>
        <translation>url dieses Ziels prüfen.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>%1 anfragen</translation>
    </message>
    <message>
        <source>It answered with status %1.</source>
        <translation>Die Antwort hat den Status %1.</translation>
    </message>
    <message>
        <source>Correct the credential of this target.</source>
        <translation>Zugangsdaten dieses Ziels berichtigen.</translation>
    </message>
    <message>
        <source>Look into the log of the service.</source>
        <translation>Ins Log des Dienstes sehen.</translation>
    </message>
    <message>
        <source>status %1 instead of %2</source>
        <translation>Status %1 statt %2</translation>
    </message>
    <message>
        <source>no header %1</source>
        <translation>kein Header %1</translation>
    </message>
    <message>
        <source>header %1 without %2</source>
        <translation>Header %1 ohne %2</translation>
    </message>
    <message>
        <source>a body without %1</source>
        <translation>Inhalt ohne %1</translation>
    </message>
    <message>
        <source>the connection is not encrypted</source>
        <translation>die Verbindung ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>The document is longer than %1 KiB.</source>
        <translation>Das Dokument ist länger als %1 KiB.</translation>
    </message>
    <message>
        <source>The document is nested deeper than %1.</source>
        <translation>Das Dokument ist tiefer verschachtelt als %1.</translation>
    </message>
    <message>
        <source>It is not JSON: %1 at byte %2.</source>
        <translation>Es ist kein JSON: %1 bei Byte %2.</translation>
    </message>
    <message>
        <source>The pointer %1 does not begin with a slash.</source>
        <translation>Der Pointer %1 beginnt nicht mit einem Schrägstrich.</translation>
    </message>
    <message>
        <source>The pointer %1 has a tilde without 0 or 1.</source>
        <translation>Der Pointer %1 hat eine Tilde ohne 0 oder 1.</translation>
    </message>
    <message>
        <source>There is no &quot;%1&quot; where %2 leads.</source>
        <translation>Wohin %2 führt, gibt es kein „%1“.</translation>
    </message>
    <message>
        <source>The value is text, not a number.</source>
        <translation>Der Wert ist Text, keine Zahl.</translation>
    </message>
    <message>
        <source>The value is null.</source>
        <translation>Der Wert ist null.</translation>
    </message>
    <message>
        <source>The value is a list, not a number.</source>
        <translation>Der Wert ist eine Liste, keine Zahl.</translation>
    </message>
    <message>
        <source>The value is an object, not a number.</source>
        <translation>Der Wert ist ein Objekt, keine Zahl.</translation>
    </message>
    <message>
        <source>nothing happened since the last look</source>
        <translation>seit dem letzten Blick ist nichts geschehen</translation>
    </message>
    <message>
        <source>the pool has no size</source>
        <translation>der Pool hat keine Größe</translation>
    </message>
    <message>
        <source>nobody has connected through it yet</source>
        <translation>noch hat sich niemand darüber verbunden</translation>
    </message>
    <message>
        <source>the console does not tell max_client_conn</source>
        <translation>die Konsole verrät max_client_conn nicht</translation>
    </message>
    <message>
        <source>no query since the last look</source>
        <translation>keine Abfrage seit dem letzten Blick</translation>
    </message>
    <message numerus="yes">
        <source>what %n sessions of other roles do is hidden</source>
        <translation>
            <numerusform>was %n Sitzung anderer Rollen tut, ist verborgen</numerusform>
            <numerusform>was %n Sitzungen anderer Rollen tun, ist verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>the statement returns no row</source>
        <translation>das Statement liefert keine Zeile</translation>
    </message>
    <message>
        <source>the statement must return one number, or rows of a label and a number</source>
        <translation>das Statement muss eine Zahl liefern, oder Zeilen aus Bezeichnung und Zahl</translation>
    </message>
    <message>
        <source>the statement returns NULL</source>
        <translation>das Statement liefert NULL</translation>
    </message>
    <message>
        <source>this address leads to another server than before: %1 instead of %2</source>
        <translation>diese Adresse führt zu einem anderen Server als zuvor: %1 statt %2</translation>
    </message>
    <message>
        <source>a promotion happened: timeline %1 instead of %2</source>
        <translation>eine Promotion ist geschehen: Timeline %1 statt %2</translation>
    </message>
    <message>
        <source>it was a primary before and is a standby now</source>
        <translation>er war Primary und ist jetzt Standby</translation>
    </message>
    <message>
        <source>it was a standby before and is a primary now</source>
        <translation>er war Standby und ist jetzt Primary</translation>
    </message>
    <message>
        <source>its version was %1 before</source>
        <translation>seine Version war zuvor %1</translation>
    </message>
    <message>
        <source>only on a standby</source>
        <translation>nur auf einem Standby</translation>
    </message>
    <message>
        <source>the receiver&apos;s state is hidden</source>
        <translation>der Zustand des Empfängers ist verborgen</translation>
    </message>
    <message>
        <source>the sender has not been heard yet</source>
        <translation>vom Sender war noch nichts zu hören</translation>
    </message>
    <message>
        <source>nothing was written lately</source>
        <translation>zuletzt wurde nichts geschrieben</translation>
    </message>
    <message>
        <source>the standbys&apos; positions are hidden</source>
        <translation>die Positionen der Standbys sind verborgen</translation>
    </message>
    <message>
        <source>no standby receives from here</source>
        <translation>kein Standby empfängt von hier</translation>
    </message>
    <message>
        <source>the standbys&apos; states are hidden</source>
        <translation>die Zustände der Standbys sind verborgen</translation>
    </message>
    <message>
        <source>only on a primary</source>
        <translation>nur auf einem Primary</translation>
    </message>
    <message>
        <source>the environment file names no expected standbys</source>
        <translation>die Umgebungsdatei nennt keine erwarteten Standbys</translation>
    </message>
    <message>
        <source>the slot was never used</source>
        <translation>der Slot wurde nie benutzt</translation>
    </message>
    <message>
        <source>there are no replication slots</source>
        <translation>es gibt keine Replikations-Slots</translation>
    </message>
    <message>
        <source>is a superuser</source>
        <translation>ist Superuser</translation>
    </message>
    <message>
        <source>can create roles</source>
        <translation>kann Rollen anlegen</translation>
    </message>
    <message>
        <source>can create databases</source>
        <translation>kann Datenbanken anlegen</translation>
    </message>
    <message>
        <source>can copy the whole server by replication</source>
        <translation>kann den ganzen Server per Replikation kopieren</translation>
    </message>
    <message>
        <source>is not held by row security</source>
        <translation>ist an keine Row-Security gebunden</translation>
    </message>
    <message>
        <source>can write files or run programs on the server</source>
        <translation>kann auf dem Server Dateien schreiben oder Programme ausführen</translation>
    </message>
    <message>
        <source>can promote a standby</source>
        <translation>kann einen Standby befördern</translation>
    </message>
    <message>
        <source>can write to every table</source>
        <translation>kann in jede Tabelle schreiben</translation>
    </message>
    <message numerus="yes">
        <source>can write to %n tables</source>
        <translation>
            <numerusform>kann in %n Tabelle schreiben</numerusform>
            <numerusform>kann in %n Tabellen schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>can create schemas in this database</source>
        <translation>kann in dieser Datenbank Schemas anlegen</translation>
    </message>
    <message>
        <source>can create temporary tables</source>
        <translation>kann temporäre Tabellen anlegen</translation>
    </message>
    <message>
        <source>can cancel and end other sessions</source>
        <translation>kann andere Sitzungen abbrechen und beenden</translation>
    </message>
    <message>
        <source>cannot see what other roles&apos; sessions do</source>
        <translation>sieht nicht, was Sitzungen anderer Rollen tun</translation>
    </message>
    <message>
        <source>no checkpoint was seen in the last hour</source>
        <translation>in der letzten Stunde war kein Checkpoint zu sehen</translation>
    </message>
    <message>
        <source>Its answer holds no series.</source>
        <translation>Die Antwort enthält keine Zeitreihe.</translation>
    </message>
    <message>
        <source>no such series</source>
        <translation>die Zeitreihe gibt es nicht</translation>
    </message>
    <message numerus="yes">
        <source>; %n line(s) could not be read.</source>
        <translation>
            <numerusform>; %n Zeile war nicht lesbar.</numerusform>
            <numerusform>; %n Zeilen waren nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>the value is not a number</source>
        <translation>der Wert ist keine Zahl</translation>
    </message>
    <message>
        <source>the value is infinite</source>
        <translation>der Wert ist unendlich</translation>
    </message>
    <message>
        <source>this version of Redis does not report it</source>
        <translation>diese Version von Redis meldet es nicht</translation>
    </message>
    <message>
        <source>no maxmemory is set</source>
        <translation>maxmemory ist nicht gesetzt</translation>
    </message>
    <message>
        <source>it keeps an append-only file instead</source>
        <translation>stattdessen führt es eine Append-only-Datei</translation>
    </message>
    <message>
        <source>snapshots are switched off</source>
        <translation>Snapshots sind abgeschaltet</translation>
    </message>
    <message>
        <source>it is a master</source>
        <translation>es ist ein Master</translation>
    </message>
    <message>
        <source>it has not heard from its master yet</source>
        <translation>es hat von seinem Master noch nichts gehört</translation>
    </message>
    <message>
        <source>no key was read since the last sample</source>
        <translation>seit der letzten Messung wurde kein Schlüssel gelesen</translation>
    </message>
    <message>
        <source>the answer has an unexpected form</source>
        <translation>die Antwort hat eine unerwartete Form</translation>
    </message>
    <message>
        <source>nothing is waiting</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>watch Redis at %1:%2</source>
        <translation>Redis auf %1:%2 überwachen</translation>
    </message>
    <message>
        <source>ask Redis for INFO</source>
        <translation>Redis nach INFO fragen</translation>
    </message>
    <message>
        <source>Let this user run INFO and TIME, or name another user.</source>
        <translation>Diesen Benutzer INFO und TIME ausführen lassen, oder einen anderen nennen.</translation>
    </message>
    <message>
        <source>Its answer to INFO is not that of Redis.</source>
        <translation>Die Antwort auf INFO ist nicht die von Redis.</translation>
    </message>
    <message>
        <source>connect to Redis at %1:%2</source>
        <translation>mit Redis auf %1:%2 verbinden</translation>
    </message>
    <message>
        <source>Find out which clients hold the connections, or raise maxclients.</source>
        <translation>Herausfinden, welche Clients die Verbindungen halten, oder maxclients erhöhen.</translation>
    </message>
    <message>
        <source>There is no password for it: %1</source>
        <translation>Das Passwort dafür fehlt: %1</translation>
    </message>
    <message>
        <source>The keyring that holds its password is locked.</source>
        <translation>Der Schlüsselbund mit dem Passwort ist gesperrt.</translation>
    </message>
    <message>
        <source>Unlock the keyring and try again.</source>
        <translation>Schlüsselbund entsperren und neu versuchen.</translation>
    </message>
    <message>
        <source>The keyring denied its password.</source>
        <translation>Der Schlüsselbund hat das Passwort verweigert.</translation>
    </message>
    <message>
        <source>Its password did not come in time.</source>
        <translation>Das Passwort kam nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Answer the keyring&apos;s question and try again.</source>
        <translation>Die Frage des Schlüsselbunds beantworten und neu versuchen.</translation>
    </message>
    <message>
        <source>No keyring answers, so there is no password for it.</source>
        <translation>Kein Schlüsselbund antwortet, daher fehlt das Passwort dafür.</translation>
    </message>
    <message>
        <source>There is no password for it.</source>
        <translation>Das Passwort dafür fehlt.</translation>
    </message>
    <message>
        <source>Pass and service files are for PostgreSQL only.</source>
        <translation>Pass- und Service-Dateien gelten nur für PostgreSQL.</translation>
    </message>
    <message>
        <source>Use the keyring or a command for this target.</source>
        <translation>Für dieses Ziel den Schlüsselbund oder einen Befehl nehmen.</translation>
    </message>
    <message>
        <source>there is no connection to this server at the moment</source>
        <translation>zu diesem Server besteht im Augenblick keine Verbindung</translation>
    </message>
    <message>
        <source>ask the server</source>
        <translation>den Server fragen</translation>
    </message>
    <message>
        <source>Try again when it answers.</source>
        <translation>Erneut versuchen, sobald er antwortet.</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>es gibt keines</translation>
    </message>
    <message>
        <source>from PostgreSQL %1 on</source>
        <translation>ab PostgreSQL %1</translation>
    </message>
    <message>
        <source>what sessions of other roles hold back is hidden</source>
        <translation>was Sitzungen anderer Rollen zurückhalten, ist verborgen</translation>
    </message>
    <message>
        <source>only connections kept for superusers are free, and this login would take one of them</source>
        <translation>nur für Superuser vorgehaltene Verbindungen sind frei, und diese Anmeldung würde eine davon nehmen</translation>
    </message>
    <message>
        <source>Free connections, or watch with an ordinary role that has pg_monitor.</source>
        <translation>Geben Sie Verbindungen frei, oder beobachten Sie mit einer gewöhnlichen Rolle, die pg_monitor hat.</translation>
    </message>
    <message>
        <source>no sequence has given away a number</source>
        <translation>keine Sequenz hat eine Nummer vergeben</translation>
    </message>
    <message>
        <source>the column statistics cannot be read, or were never made</source>
        <translation>die Statistik der Spalten ist nicht lesbar oder wurde nie erhoben</translation>
    </message>
    <message>
        <source>no table has many dead rows</source>
        <translation>keine Tabelle hat viele tote Zeilen</translation>
    </message>
    <message>
        <source>no table is due for a vacuum</source>
        <translation>keine Tabelle ist für ein Vacuum fällig</translation>
    </message>
    <message>
        <source>no table is due for an analyze</source>
        <translation>keine Tabelle ist für eine Analyse fällig</translation>
    </message>
    <message>
        <source>this database has no tables</source>
        <translation>diese Datenbank hat keine Tabellen</translation>
    </message>
    <message>
        <source>nothing of a size that matters is bloated</source>
        <translation>nichts von nennenswerter Größe ist aufgebläht</translation>
    </message>
    <message>
        <source>database &quot;%1&quot; does not exist</source>
        <translation>Datenbank &quot;%1&quot; gibt es nicht</translation>
    </message>
    <message>
        <source>a pooler&apos;s console takes no values and plans nothing</source>
        <translation>die Konsole eines Poolers nimmt keine Werte und plant nichts</translation>
    </message>
    <message>
        <source>the statement returns more than %1 rows: the others are not read</source>
        <translation>die Anweisung liefert mehr als %1 Zeilen: die übrigen werden nicht gelesen</translation>
    </message>
    <message>
        <source>this user may not read %1</source>
        <translation>dieser Benutzer darf %1 nicht lesen</translation>
    </message>
    <message>
        <source>the first line of %1 is empty</source>
        <translation>die erste Zeile von %1 ist leer</translation>
    </message>
    <message>
        <source>the first line of %1 is neither an ISO 8601 time nor seconds since 1970</source>
        <translation>die erste Zeile von %1 ist weder eine Zeit nach ISO 8601 noch Sekunden seit 1970</translation>
    </message>
    <message>
        <source>the time in %1 is in the future</source>
        <translation>die Zeit in %1 liegt in der Zukunft</translation>
    </message>
    <message>
        <source>not configured: the environment file names no status file of its backups</source>
        <translation>nicht eingerichtet: die Umgebungsdatei nennt keine Statusdatei der Sicherungen</translation>
    </message>
    <message>
        <source>reading %1 takes too long</source>
        <translation>%1 zu lesen dauert zu lange</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>was let in on a connection kept for roles with pg_use_reserved_connections: all others were taken when it connected</source>
        <translation>kam über eine Verbindung hinein, die für Rollen mit pg_use_reserved_connections vorgehalten wird: alle anderen waren beim Verbinden vergeben</translation>
    </message>
    <message>
        <source>only connections kept for roles with pg_use_reserved_connections are free, and this console takes no more than one of them</source>
        <translation>nur für Rollen mit pg_use_reserved_connections vorgehaltene Verbindungen sind frei, und diese Konsole nimmt davon nicht mehr als eine</translation>
    </message>
    <message>
        <source>Free connections; the figures of each second go on.</source>
        <translation>Geben Sie Verbindungen frei; die Werte jeder Sekunde gehen weiter.</translation>
    </message>
</context>
</TS>
