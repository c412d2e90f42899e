// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of rules, of what persons said, of alerts over a restart: what is accepted has what it needs, each mistake
// has words, and what was read is the same when it is written and read again.
#include "models/alerts/alertfile.h"
#include "models/alerts/rulereader.h"
#include "models/alerts/wishfile.h"
#include "tests/fuzz/readers.h"

#include <QTemporaryDir>

namespace {

const base::WallTime kNow{std::chrono::seconds(1'764'167'405)};

void rules(const QByteArray &yaml)
{
    static const auto catalogue = watch::Catalogue::load(environment::Environment());
    QList<environment::Issue> issues;
    auto read = alerts::readRules(yaml, QStringLiteral("f"), *catalogue, {}, &issues);
    alerts::breakRings(read.rules, &issues);
    for (const environment::Issue &issue : issues)
        fuzz::expect(!issue.text.isEmpty(), "a mistake without words");
    for (const alerts::Rule &rule : read.rules)
        fuzz::expect(!rule.id.isEmpty(), "a rule without an id");
}

void wishes(const QByteArray &lines)
{
    const fuzz::MemoryFile file(lines);
    const auto read = alerts::readWishes(file.path(), kNow);
    if (!read)
        return;
    fuzz::expect(read->size() <= alerts::kMostWishes, "more wishes than there may be");
    for (const alerts::Wish &wish : *read)
        fuzz::expect(wish.until > kNow && !alerts::sentenceOf(wish).isEmpty(), "a wish that has ended");
}

void kept(const QByteArray &lines)
{
    const fuzz::MemoryFile file(lines);
    const auto read = alerts::readBook(file.path());
    if (!read)
        return;
    static const QTemporaryDir folder(QStringLiteral("/dev/shm/qdfuzz-XXXXXX"));
    const QString again = folder.filePath(QStringLiteral("book"));
    fuzz::expect(alerts::writeBook(again, *read).has_value(), "what was read cannot be written");
    const auto same = alerts::readBook(again);
    fuzz::expect(same && same->scope == read->scope && same->alerts.size() == read->alerts.size() && same->baselines.size() == read->baselines.size(), "what was written is read as something else");
    for (std::size_t i = 0; i < read->alerts.size(); ++i)
        fuzz::expect(alerts::jsonOf(read->alerts[i].alert) == alerts::jsonOf(same->alerts[i].alert), "an alert changes by being kept");
}

constexpr fuzz::Reader kReaders[] = {{"rules", rules}, {"wishes", wishes}, {"kept", kept}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) { return fuzz::feed(kReaders, data, size); }
