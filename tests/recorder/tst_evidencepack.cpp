// SPDX-License-Identifier: GPL-3.0-or-later
// A pack: what it holds is what was recorded, redacted; a damaged part is named; what was planted is in none of its
// bytes, unpacked.

#include "models/recorder/evidencepack.h"
#include "models/recorder/framepacker.h"
#include "models/recorder/recording.h"
#include "models/recorder/tar.h"
#include "tests/journal/bookkeeping.h"
#include "tests/recorder/frames.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <zlib.h>

using namespace recorder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray gunzip(const QByteArray &packed)
{
    QByteArray out(64 << 20, Qt::Uninitialized);
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(out.size() - qsizetype(stream.avail_out));
    inflateEnd(&stream);
    return out;
}

struct Made {
    Made()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        auto e = std::make_shared<environment::Environment>();
        e->name = u"shop"_s;
        for (const auto &[id, kind] : {std::pair{u"shop-primary"_s, environment::TargetKind::Postgres}, {u"shop-pgbouncer"_s, environment::TargetKind::PgBouncer}}) {
            environment::Target target;
            target.id = id;
            target.kind = kind;
            if (kind == environment::TargetKind::Postgres) {
                environment::PostgresSettings settings;
                settings.host = u"db.planted.example"_s;
                settings.user = u"app_1"_s;
                target.settings = settings;
            } else {
                environment::PgBouncerSettings settings;
                settings.host = u"pool.planted.example"_s;
                settings.user = u"planted_pooler"_s;
                target.settings = settings;
            }
            e->targets.append(target);
        }
        request.environment = e;
        request.version = u"1"_s;
        request.journal = dir.filePath(u"journal.sqlite"_s);
        auto recording = Recording::open(dir.filePath(u"recorder"_s), {});
        test::LivingPlatform platform(12);
        platform.frame.moment.wallNow = base::Clock::system().wallNow() - 200s;
        request.from = platform.frame.moment.wallNow + 20s;
        for (int s = 0; s < 120; ++s) {
            if (!(*recording)->append(platform.frame))
                qFatal("not recorded");
            frames.push_back(platform.frame);
            platform.second();
        }
        request.to = base::Clock::system().wallNow() + 10s;
        book::fill(request.journal, 3);
        Tape tape = Tape::ofFolder(dir.filePath(u"recorder"_s));
        written = writePack(tape, request, file());
    }
    [[nodiscard]] QString file() const { return dir.filePath(u"shop.qdpack"_s); }

    QTemporaryDir dir;
    PackRequest request;
    std::vector<Frame> frames;
    base::Result<Written> written = base::fail(base::Errc::Internal, {});
};

} // namespace

class TstEvidencePack : public QObject {
    Q_OBJECT
private slots:
    void holdsTheSpan()
    {
        Made made;
        QVERIFY2(made.written, made.written ? "" : made.written.error().text.c_str());
        QCOMPARE(made.written->seconds, 100);
        struct stat s{};
        QCOMPARE(::stat(QFile::encodeName(made.file()).constData(), &s), 0);
        QCOMPARE(s.st_mode & 0777, 0600U);
        const auto pack = readPack(made.file());
        QVERIFY2(pack, pack ? "" : pack.error().text.c_str());
        QCOMPARE(pack->environment->name, u"shop"_s);
        QCOMPARE(pack->environment->targets.size(), 2);
        QVERIFY(!pack->manifest.value("rules"_L1).toString().isEmpty());
        Tape tape = Tape::ofBytes(pack->segment);
        for (std::size_t i = 20; i < made.frames.size(); i += 9) {
            const FramePtr frame = tape.at(u"shop"_s, made.frames[i].moment.wallNow);
            QVERIFY(frame);
            const auto &was = *made.frames[i].moment.snapshot(u"shop-primary"_s), &is = *frame->moment.snapshot(u"shop-primary"_s);
            QCOMPARE(is.sessions->size(), was.sessions->size());
            QCOMPARE(is.sessions->front().pid, was.sessions->front().pid);
            QVERIFY(recorder::same(is.sessions->front().stateSeconds, was.sessions->front().stateSeconds));
            QCOMPARE(is.latest.size(), was.latest.size());
        }
        const auto parts = partsOf(made.file());
        const QList<QByteArray> journal = parts->value(u"journal.jsonl"_s).trimmed().split('\n');
        QCOMPARE(journal.size(), 5); // three notes between beginning and end
        QVERIFY(gunzip(parts->value(u"series.csv.gz"_s)).count('\n') > 1000);
        QVERIFY(!writePack(tape, made.request, made.file())); // never over another file
    }

    void nothingPlantedIsInIt()
    {
        Made made;
        const auto parts = partsOf(made.file());
        QVERIFY(parts);
        QByteArray everything = parts->value(u"manifest.json"_s) + parts->value(u"environment.yaml"_s) + parts->value(u"journal.jsonl"_s)
            + gunzip(parts->value(u"series.csv.gz"_s));
        Tape tape = Tape::ofBytes(parts->value(u"recorder.frames"_s));
        tape.each(u"shop"_s, made.request.from, made.request.to, [&everything](const FramePtr &frame) {
            FramePacker packer;
            packer.startBlock();
            everything += packer.pack(*frame);
            return true;
        });
        QVERIFY(everything.size() > 100'000);
        for (const char *planted : {"planted", "10.1.2.", "app_0", "app_1", "app_2", "'n", "Lovelace", "note 1"})
            QVERIFY2(!everything.contains(planted), planted);
        QVERIFY(everything.contains("UPDATE orders SET note = ? WHERE id = ?"));
    }

    void actsOfOtherEnvironmentsStayAtHome()
    {
        Made made;
        {
            journal::ChainWriter writer(book::optionsFor(made.request.journal));
            const auto entry = [](journal::Phase phase, const QString &id, const QString &target, const QString &details) {
                journal::Entry e = book::note(details, u"test."_s + id);
                e.phase = phase;
                e.actId = id;
                e.target = target;
                e.outcome = phase == journal::Phase::Outcome ? journal::Outcome::Done : journal::Outcome::None;
                return e;
            };
            using enum journal::Phase;
            const auto done = writer.append({entry(Intent, u"ours"_s, u"shop-gone"_s, u"why\nenvironment: shop"_s), entry(Outcome, u"ours"_s, u"shop-gone"_s, {}),
                                             entry(Intent, u"theirs"_s, u"shop-primary"_s, u"why\nenvironment: bank"_s), entry(Outcome, u"theirs"_s, u"shop-primary"_s, {}),
                                             entry(Intent, u"told"_s, u"bank-db"_s, u"why\n{\"environment\":\"bank\"}"_s), entry(Outcome, u"told"_s, u"bank-db"_s, {}),
                                             entry(Note, u"unnamed"_s, u"bank-db"_s, u"words"_s), entry(Note, u"here"_s, u"shop-pgbouncer"_s, u"words"_s)});
            QVERIFY2(done, done ? "" : done.error().text.c_str());
        }
        Tape tape = Tape::ofFolder(made.dir.filePath(u"recorder"_s));
        PackRequest request = made.request;
        request.to = base::Clock::system().wallNow() + 10s;
        const QString file = made.dir.filePath(u"second.qdpack"_s);
        const auto written = writePack(tape, request, file);
        QVERIFY2(written, written ? "" : written.error().text.c_str());
        const QByteArray journal = partsOf(file)->value(u"journal.jsonl"_s);
        for (const char *kept : {"\"act\":\"test.ours\"", "\"act\":\"test.here\"", "\"act\":\"test.note\""})
            QVERIFY2(journal.contains(kept), kept);
        QCOMPARE(journal.count("\"act\":\"test.ours\""), 2);
        for (const char *gone : {"bank", "theirs", "told", "unnamed"})
            QVERIFY2(!journal.contains(gone), gone);
    }

    void aDamagedPartIsNamed()
    {
        Made made;
        QFile file(made.file());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        bool whole = false;
        const QList<TarPart> parts = partsOfTar(good, &whole);
        QVERIFY(whole);
        for (const TarPart &part : parts) {
            if (part.name == u"manifest.json"_s)
                continue;
            QByteArray bad = good;
            const qsizetype at = bad.indexOf(part.bytes) + part.bytes.size() / 2;
            bad[at] = char(bad[at] ^ 1);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bad);
            file.close();
            const auto pack = readPack(made.file());
            QVERIFY(!pack);
            QVERIFY2(QString::fromStdString(pack.error().text).contains(part.name), pack.error().text.c_str());
        }
        for (const qsizetype length : {qsizetype(0), qsizetype(100), good.size() / 2, good.size() - 1025}) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(good.first(length));
            file.close();
            QVERIFY(!readPack(made.file()));
        }
    }

    void nothingRecordedIsSaid()
    {
        Made made;
        PackRequest request = made.request;
        request.from -= 100h;
        request.to -= 100h;
        Tape tape = Tape::ofFolder(made.dir.filePath(u"recorder"_s));
        const auto written = writePack(tape, request, made.dir.filePath(u"other.qdpack"_s));
        QVERIFY(!written);
        QCOMPARE(written.error().code, base::Errc::Absent);
        QVERIFY(!QFile::exists(made.dir.filePath(u"other.qdpack"_s)));
    }
};

QTEST_GUILESS_MAIN(TstEvidencePack)
#include "tst_evidencepack.moc"
