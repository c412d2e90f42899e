// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/packedblock.h"

#include <QTest>

#include <cmath>
#include <random>

using history::Stat;

namespace {

std::vector<Stat> figures(std::mt19937 &random, std::size_t count, double holes, double spread)
{
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<Stat> out(count);
    for (Stat &stat : out) {
        const double value = 100 * (1 + spread * (share(random) - 0.5));
        if (share(random) < holes)
            continue;
        for (int i = 0; i < 10; ++i)
            stat.add(float(value * (1 + spread * (share(random) - 0.5))));
    }
    return out;
}

bool alike(float kept, float given) { return std::abs(double(kept) - double(given)) <= std::abs(double(given)) / 65536 + 1e-38; }

} // namespace

class TstPackedBlock : public QObject {
    Q_OBJECT
private slots:
    void whatWasPackedComesBack()
    {
        std::mt19937 random(7);
        for (const std::size_t count : {std::size_t(1), std::size_t(31), std::size_t(360), std::size_t(576), std::size_t(720)})
            for (const double holes : {0.0, 0.3, 1.0})
                for (const double spread : {0.0, 0.5, 1.9}) {
                    const std::vector<Stat> given = figures(random, count, holes, spread);
                    std::vector<std::byte> bytes;
                    history::packBlock(given, bytes);
                    std::vector<Stat> back(count);
                    QVERIFY(history::unpackBlock(bytes, back));
                    for (std::size_t i = 0; i < count; ++i) {
                        QCOMPARE(back[i].count, given[i].count);
                        if (given[i].count == 0)
                            continue;
                        QVERIFY(alike(back[i].minimum, given[i].minimum) && alike(back[i].maximum, given[i].maximum) && alike(back[i].mean, given[i].mean));
                        QVERIFY(back[i].minimum <= back[i].mean && back[i].mean <= back[i].maximum);
                    }
                }
    }

    void everyKindOfFigure()
    {
        const float values[] = {0.0F, -0.0F, 1.0F, -1.0F, 65536.0F, 65535.0F, 1e-45F, 3.4028234e38F, -3.4028234e38F, 1e-20F, 99.999F};
        std::vector<Stat> given;
        for (const float a : values)
            for (const float b : values) {
                Stat stat;
                stat.add(a);
                stat.add(b);
                given.push_back(stat);
            }
        std::vector<std::byte> bytes;
        history::packBlock(given, bytes);
        std::vector<Stat> back(given.size());
        QVERIFY(history::unpackBlock(bytes, back));
        for (std::size_t i = 0; i < given.size(); ++i) {
            QVERIFY(std::isfinite(back[i].minimum) && std::isfinite(back[i].maximum));
            QVERIFY(alike(back[i].minimum, given[i].minimum) && alike(back[i].maximum, given[i].maximum));
        }
    }

    void whatItCosts()
    {
        std::mt19937 random(11);
        const auto perBucket = [&](double spread) {
            std::vector<std::byte> bytes;
            history::packBlock(figures(random, 17280, 0, spread), bytes);
            return double(bytes.size()) / 17280;
        };
        const double still = perBucket(0), busy = perBucket(0.5), wild = perBucket(1.9);
        qInfo("bytes a bucket: %.2f standing still, %.2f busy, %.2f wild", still, busy, wild);
        QVERIFY(still <= 0.3);
        QVERIFY(busy <= 7.0);
        QVERIFY(wild <= 8.0);
    }

    void nonsenseIsRefused()
    {
        std::mt19937 random(13);
        std::vector<std::byte> bytes;
        history::packBlock(figures(random, 360, 0.1, 0.5), bytes);
        std::vector<Stat> back(360);
        QVERIFY(!history::unpackBlock(std::span<const std::byte>(bytes).first(bytes.size() - 1), back));
        QVERIFY(!history::unpackBlock({}, back));
        for (int i = 0; i < 20'000; ++i) { // whatever the bytes are: no crash, and no more than what was asked for
            std::vector<std::byte> broken = bytes;
            broken.resize(std::uniform_int_distribution<std::size_t>(0, broken.size())(random));
            for (int k = 0; k < 3 && !broken.empty(); ++k)
                broken[std::uniform_int_distribution<std::size_t>(0, broken.size() - 1)(random)] = std::byte(random());
            (void)history::unpackBlock(broken, back);
        }
    }
};

QTEST_GUILESS_MAIN(TstPackedBlock)
#include "tst_packedblock.moc"
