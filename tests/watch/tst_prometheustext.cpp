// SPDX-License-Identifier: GPL-3.0-or-later
// The text format: its corners, its mistakes, and the answer of a real node_exporter read line for line.
#include "models/http/client.h"
#include "models/watch/prometheustext.h"
#include "tests/support/nodeexporter.h"
#include "tests/support/runtask.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>

using watch::PrometheusOutcome;
using watch::PrometheusSeries;
using watch::readPrometheusText;

namespace {

struct Kept {
    std::string name;
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;
    int line = 0;
};

std::vector<Kept> keep(std::string_view text, PrometheusOutcome *outcome = nullptr)
{
    std::vector<Kept> out;
    const auto got = readPrometheusText(text, [&out](const PrometheusSeries &s) {
        Kept k{std::string(s.name), {}, s.value, s.line};
        for (const auto &l : s.labels)
            k.labels.emplace_back(l.name, l.value);
        out.push_back(std::move(k));
    });
    if (outcome)
        *outcome = got;
    return out;
}

QByteArray fetch(quint16 port)
{
    flow::Reactor reactor;
    http::Client client(reactor);
    http::Request request("http://127.0.0.1:" + std::to_string(port) + "/metrics");
    const auto r = runTask(client.get(request, reactor.now() + std::chrono::seconds(10)));
    return r && *r ? QByteArray::fromStdString((*r)->body) : QByteArray();
}

} // namespace

class TstPrometheusText : public QObject {
    Q_OBJECT

private slots:
    void readsEveryForm()
    {
        const std::string text = "# HELP a b\n# TYPE a counter\n\n"
                                 "plain 1\n"
                                 "  spaced\t 2.5e3 1395066363000  \r\n"
                                 "labels{a=\"1\",b=\"two\"} -3\n"
                                 "trailing{a=\"1\",} +4\n"
                                 "odd { a = \"x\" , b=\"y\" } 5 -1\n"
                                 "empty{} 6\n"
                                 "escapes{path=\"C:\\\\DIR\\\\\",quote=\"say \\\"hi\\\"\",line=\"a\\nb\",brace=\"}, {\"} 7\n"
                                 "nan NaN\nplus +Inf\nminus -Inf\ninf Inf\n"
                                 "rule:name:5m 8\n"
                                 "utf{k=\"\xc3\xa9\xff\"} 9\n"
                                 "last 10";
        PrometheusOutcome outcome;
        const auto got = keep(text, &outcome);
        QCOMPARE(outcome.badLines, 0);
        QCOMPARE(outcome.series, 14);
        QCOMPARE(got[0].line, 4);
        QCOMPARE(got[1].value, 2500.0);
        QCOMPARE(got[2].labels[1].second, std::string("two"));
        QCOMPARE(got[3].value, 4.0);
        QCOMPARE(got[4].labels.size(), 2u);
        QVERIFY(got[5].labels.empty());
        QCOMPARE(got[6].labels[0].second, std::string("C:\\DIR\\"));
        QCOMPARE(got[6].labels[1].second, std::string("say \"hi\""));
        QCOMPARE(got[6].labels[2].second, std::string("a\nb"));
        QCOMPARE(got[6].labels[3].second, std::string("}, {"));
        QVERIFY(std::isnan(got[7].value));
        QVERIFY(got[8].value > 0 && std::isinf(got[8].value) && std::isinf(got[10].value));
        QVERIFY(got[9].value < 0 && std::isinf(got[9].value));
        QCOMPARE(got[11].name, std::string("rule:name:5m"));
        QCOMPARE(got[12].labels[0].second, std::string("\xc3\xa9\xff"));
        QCOMPARE(got[13].value, 10.0);
    }

    void reportsABadLineByNumberAndReadsTheOthers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *line, const char *problem) { QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(problem); };
        row("9name 1", "a metric name is expected");
        row("{a=\"b\"} 1", "a metric name is expected");
        row("name", "a number is expected");
        row("name one", "a number is expected");
        row("name 1,5", "a number is expected");
        row("name 1e999", "a number is expected");
        row("name +-1", "a number is expected");
        row("name 1 soon", "a time in milliseconds is expected after the value");
        row("name 1 2 3", "nothing is expected after the time");
        row("name{a=\"b} 1", "a label value has no closing quote");
        row("name{a=\"b\\", "a label value has no closing quote");
        row("name{a=\"b\\x\"} 1", "an unknown escape in a label value");
        row("name{a=b} 1", "a label value in quotes is expected");
        row("name{a} 1", "'=' is expected after a label name");
        row("name{a=\"b\" c=\"d\"} 1", "',' or '}' is expected after a label");
        row("name{:a=\"b\"} 1", "a label name is expected");
        row("name{a=\"b\"", "',' or '}' is expected after a label");
        row("name{", "a label name is expected");
        row("<html><body>404</body></html>", "a metric name is expected");
    }
    void reportsABadLineByNumberAndReadsTheOthers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, problem);
        PrometheusOutcome outcome;
        const auto got = keep(("good 1\n" + line + "\nafter 2\n").toStdString(), &outcome);
        QCOMPARE(outcome.badLines, 1);
        QCOMPARE(outcome.problems.size(), 1u);
        QCOMPARE(outcome.problems[0].line, 2);
        const QString said = QString::fromLatin1(outcome.problems[0].text.data(), qsizetype(outcome.problems[0].text.size()));
        if (problem == QLatin1String("a label value has no closing quote") && line.endsWith('\\'))
            QVERIFY(said == problem || said == QLatin1String("an unknown escape in a label value"));
        else
            QCOMPARE(said, problem);
        QCOMPARE(got.size(), 2u);
        QCOMPARE(got[1].line, 3);
    }

    void staysBoundedOnNonsense()
    {
        PrometheusOutcome outcome;
        std::string many;
        for (int i = 0; i < 1000; ++i)
            many += "!\n";
        keep(many, &outcome);
        QCOMPARE(outcome.badLines, 1000);
        QCOMPARE(outcome.problems.size(), 10u);
        std::string labels = "x{";
        for (int i = 0; i < 100; ++i)
            labels += "l" + std::to_string(i) + "=\"\",";
        keep(labels + "} 1", &outcome);
        QCOMPARE(outcome.badLines, 1);
    }

    // An independent and simpler reading of the same bytes: the value is the last word, the series is all before it.
    void agreesWithARealExporterLineForLine()
    {
        const NodeExporter exporter;
        const QByteArray text = fetch(exporter.port());
        QVERIFY(text.size() > 10000);
        PrometheusOutcome outcome;
        QElapsedTimer timer;
        timer.start();
        const auto got = keep(std::string_view(text.constData(), std::size_t(text.size())), &outcome);
        qInfo("%d series, %lld bytes, %.2f ms", outcome.series, qint64(text.size()), double(timer.nsecsElapsed()) / 1e6);
        QCOMPARE(outcome.badLines, 0);
        std::size_t n = 0;
        int number = 0;
        for (const QByteArray &line : text.split('\n')) {
            ++number;
            if (line.isEmpty() || line.startsWith('#'))
                continue;
            QVERIFY(n < got.size());
            const Kept &k = got[n++];
            QCOMPARE(k.line, number);
            const auto space = line.lastIndexOf(' ');
            const double value = line.mid(space + 1).replace("+Inf", "inf").toDouble();
            QVERIFY2(k.value == value || (std::isnan(k.value) && std::isnan(value)), line.constData());
            std::string series = k.name;
            if (!k.labels.empty()) {
                series += '{';
                for (const auto &[name, labelValue] : k.labels) {
                    QByteArray escaped = QByteArray::fromStdString(labelValue);
                    escaped.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
                    series += (series.back() == '{' ? "" : ",") + name + "=\"" + escaped.toStdString() + "\"";
                }
                series += '}';
            }
            QCOMPARE(QByteArray::fromStdString(series), line.left(space));
        }
        QCOMPARE(n, got.size());
    }
};

QTEST_GUILESS_MAIN(TstPrometheusText)
#include "tst_prometheustext.moc"
