// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as rota.yaml (with its hours and escalation), as what was arranged beside it, as a calendar: each mistake has words,
// shifts have a beginning before their end and lie where they were asked for.
#include "models/rota/calendar.h"
#include "models/rota/rotafile.h"
#include "models/rota/rotayaml.h"
#include "tests/fuzz/readers.h"

namespace {

const base::WallTime kNow{std::chrono::seconds(1'764'167'405)};

void rota(const QByteArray &yaml)
{
    const rota::OnCallRead read = rota::parseOnCall(yaml, QStringLiteral("f"));
    for (const environment::Issue &issue : read.issues)
        fuzz::expect(!issue.text.isEmpty(), "a mistake without words");
}

void arranged(const QByteArray &lines)
{
    const fuzz::MemoryFile file(lines);
    const auto read = rota::readArranged(file.path());
    if (read)
        for (const rota::Override &o : read->overrides)
            fuzz::expect(read->find(o.id) != nullptr, "an override that is not found");
}

void calendar(const QByteArray &ics)
{
    static const QList<rota::Person> people = rota::parseOnCall("people:\n- {id: ann, name: Ann Lee}\n- {id: bob, name: Bob}\n", QStringLiteral("f")).all.people;
    const base::WallTime until = kNow + std::chrono::days(28);
    const rota::Calendar read = rota::readCalendar(ics, people, "Europe/Berlin", kNow, until);
    for (const rota::Shift &shift : read.shifts)
        fuzz::expect(shift.from < shift.until && shift.until > kNow && shift.from < until, "a shift that was not asked for");
    for (const QString &problem : read.problems)
        fuzz::expect(!problem.isEmpty(), "a problem without words");
}

constexpr fuzz::Reader kReaders[] = {{"rota", rota}, {"arranged", arranged}, {"calendar", calendar}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) { return fuzz::feed(kReaders, data, size); }
