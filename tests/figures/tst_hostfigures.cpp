// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of a host that has limits, driven from fine over warning to critical and back. This machine cannot be driven so:
// its exporter is a real one before a /proc that the test writes, with disks out of its text file. The console's clock goes
// four times as fast, because a disk has to be watched for half a minute before it is foretold.
#include "tests/support/figurewatch.h"
#include "tests/support/writtenhost.h"

using namespace Qt::StringLiterals;

namespace {

class QuickClock final : public base::Clock {
public:
    [[nodiscard]] base::TimePoint now() const override { return m_start + 4 * (std::chrono::steady_clock::now() - m_start); }

private:
    const base::TimePoint m_start = std::chrono::steady_clock::now();
};

} // namespace

class TestHostFigures : public QObject {
    Q_OBJECT
    using Processor = WrittenHost::Processor;
    const QuickClock m_clock;
    std::unique_ptr<WrittenHost> m_host;
    std::unique_ptr<FigureWatch> m_watch;
    static constexpr Processor kIdle{5, 5, 90, 0, 0};
    Processor m_share = kIdle;       // of a hundred ticks of the processor
    double m_root = 50, m_data = 90; // GB free, of 100

    void tick()
    {
        for (const auto part : {&Processor::user, &Processor::system, &Processor::idle, &Processor::iowait, &Processor::steal})
            m_host->cpu.*part += m_share.*part;
        m_host->tell();
    }
    void showDisks() const
    {
        QByteArray text;
        for (const auto &[name, free] : {std::pair("/", m_root), {"/data", m_data}}) {
            const QByteArray labels = QByteArray("{device=\"") + name + "\",fstype=\"ext4\",mountpoint=\"" + name + "\"} ";
            text += "node_filesystem_size_bytes" + labels + "1e+11\n";
            for (const char *figure : {"node_filesystem_free_bytes", "node_filesystem_avail_bytes"})
                text += figure + labels + QByteArray::number(free * 1e9, 'e', 12) + '\n';
        }
        m_host->show(text);
    }
    FigureDeed processor(const Processor &warning, const Processor &critical)
    {
        const auto to = [this](const Processor &share) { return [this, share] { m_share = share; }; };
        return {to(warning), to(critical), to(kIdle)};
    }
    template <class Value>
    FigureDeed host(Value WrittenHost::*figure, Value warning, Value critical, Value back)
    {
        const auto to = [this, figure](Value value) { return [this, figure, value] { (*m_host).*figure = value; }; };
        return {to(warning), to(critical), to(back)};
    }
    FigureDeed disk(double TestHostFigures::*free, double warning, double critical, double back)
    {
        const auto to = [this, free](double value) {
            return [this, free, value] {
                this->*free = value;
                showDisks();
            };
        };
        return {to(warning), to(critical), to(back)};
    }
    QMap<QString, FigureDeed> deeds()
    {
        const Processor waits{5, 5, 60, 30, 0}, stolen{5, 5, 60, 0, 30};
        QMap<QString, FigureDeed> all;
        all[u"host.cpu"_s] = processor({80, 6, 14, 0, 0}, {90, 8, 2, 0, 0});
        all[u"host.iowait"_s] = processor(waits, waits);
        all[u"host.steal"_s] = processor(stolen, stolen);
        all[u"host.load"_s] = host(&WrittenHost::load, 6.0, 10.0, 1.0); // on two cores
        all[u"host.memory.available"_s] = host(&WrittenHost::memoryAvailable, 80000, 20000, 600000);
        all[u"host.swap.used"_s] = host(&WrittenHost::swapFree, 60000, 20000, 200000);
        all[u"host.oom.rate"_s] = host(&WrittenHost::kills, 2, 2, 0); // back after a restart: else they count for a minute
        all[u"host.disk.used"_s] = disk(&TestHostFigures::m_root, 15, 5, 50);
        all[u"host.disk.full_in"_s] = disk(&TestHostFigures::m_data, 89.55, 81, 99);
        return all;
    }

private slots:
    void initTestCase()
    {
        qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources");
        m_host = std::make_unique<WrittenHost>(u"--no-collector.filesystem"_s);
        showDisks();
        environment::HostSettings s;
        s.url = QUrl(u"http://127.0.0.1:%1/metrics"_s.arg(m_host->port()));
        s.mounts = {u"/"_s, u"/data"_s};
        auto t = targetOf(u"host"_s, environment::TargetKind::Host, s);
        t.hotInterval = std::chrono::milliseconds(200);
        t.deadline = std::chrono::seconds(20);
        m_watch = std::make_unique<FigureWatch>(QList{t}, hostRows(), FigureWatch::Passwords(), m_clock);
        m_watch->meanwhile = [this] { tick(); };
    }
    void cleanupTestCase() { m_watch.reset(); }

    void fineWarningCriticalAndBack_data() { m_watch->addRows(); }
    void fineWarningCriticalAndBack() { m_watch->driveRow(deeds()); }
};

QTEST_GUILESS_MAIN(TestHostFigures)
#include "tst_hostfigures.moc"
