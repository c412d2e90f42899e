// SPDX-License-Identifier: GPL-3.0-or-later
// The keyring as it is met in life: real gnome-keyring open and locked, none at all, and services that hang, die or
// are dismissed. Each case runs this program again inside a session bus of its own with a scratch home; what the
// inner program prints is compared.
#include "models/base/secret.h"
#include "models/secrets/desktopsecrets.h"
#include "tests/secrets/fakesecretservice.h"
#include "tests/support/runtask.h"

#include <QDBusConnectionInterface>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace secrets;
using namespace std::chrono_literals;

namespace {

const char *const kCanary = "canary-Zq7-pässwörd";

const char *nameOf(Availability a)
{
    constexpr const char *names[] = {"Found", "Absent", "Locked", "Denied", "TimedOut", "NoBackend"};
    return names[int(a)];
}

class Inner {
public:
    explicit Inner(std::chrono::milliseconds patience) : m_patience(patience) {}

    void read(const char *what)
    {
        print(what, runTask(m_source->fromKeyring(key(), m_reactor.now() + m_patience)));
    }
    void write(const char *what)
    {
        print(what, runTask(m_source->toKeyring(key(), base::Secret(std::string(kCanary)), m_reactor.now() + m_patience)));
    }
    void remove(const char *what)
    {
        print(what, runTask(m_source->removeFromKeyring(key(), m_reactor.now() + m_patience)));
    }

private:
    static QString key() { return QStringLiteral("orders-primary"); }
    static void print(const char *what, const std::optional<Answer> &answer)
    {
        if (!answer) {
            std::printf("%s hung\n", what);
            return;
        }
        const bool right = answer->secret.reveal() == kCanary;
        std::printf("%s %s%s\n", what, nameOf(answer->availability), answer->secret.empty() ? "" : right ? " secret" : " wrong");
        if (answer->availability != Availability::Found)
            std::fprintf(stderr, "  %s: %s\n", what, qPrintable(answer->detail));
    }

    std::chrono::milliseconds m_patience;
    flow::Reactor m_reactor;
    std::unique_ptr<SecretSource> m_source = makeSecretSource(m_reactor);
};

int runInside(const QString &scene)
{
    const auto with = [](FakeSecretService::Manner manner) { return std::make_unique<FakeSecretService>(manner); };
    std::unique_ptr<FakeSecretService> service;
    // the daemon takes its name a moment after it has gone into the background
    const auto daemonIsThere = [] {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets"));
    };
    if (qEnvironmentVariableIsSet("QD_KEYRING_DAEMON") && !QTest::qWaitFor(daemonIsThere, 15000)) {
        std::printf("no daemon\n");
        return 1;
    }
    if (scene == QLatin1String("roundTrip")) {
        Inner inner(20s);
        inner.read("before");
        inner.write("write");
        inner.read("read");
        inner.write("again");
        inner.remove("remove");
        inner.read("after");
        inner.write("keep");
        return 0;
    }
    if (scene == QLatin1String("silent"))
        service = with(FakeSecretService::Manner::Silent);
    else if (scene == QLatin1String("vanishing"))
        service = with(FakeSecretService::Manner::Vanishing);
    else if (scene == QLatin1String("dismissed"))
        service = with(FakeSecretService::Manner::Dismissed);
    Inner inner(scene == QLatin1String("silent") ? 700ms : 20s);
    inner.read("read");
    if (scene == QLatin1String("locked"))
        inner.write("write");
    return 0;
}

} // namespace

class TestKeyring : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void roundTripWithGnomeKeyring();
    void lockedKeyringIsToldFromAMissingEntry();
    void withoutASessionBusThereIsNoKeyring();
    void withoutAServiceThereIsNoKeyring();
    void hungServiceEndsWithTheDeadline();
    void serviceThatDiesInMidCallIsNoKeyring();
    void dismissedDialogIsLocked();

private:
    QString run(const QString &scene, const QString &password = {}, bool bus = true);

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_said; // standard error, shown when a case fails
};

void TestKeyring::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    for (const char *folder : {"home/.local/share/keyrings", "run", "services"})
        QVERIFY(QDir(m_home->path()).mkpath(QString::fromUtf8(folder)));
    QVERIFY(QFile::setPermissions(m_home->filePath(QStringLiteral("run")), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner));
    // A bus without activation files: nothing is started behind the test's back.
    QFile configuration(m_home->filePath(QStringLiteral("bus.conf")));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\""
                        " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
                        "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
                        "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                        "<allow own=\"*\"/></policy></busconfig>\n");
}

// password: of the login keyring that a real gnome-keyring is unlocked with; empty: no daemon.
QString TestKeyring::run(const QString &scene, const QString &password, bool bus)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("HOME"), m_home->filePath(QStringLiteral("home")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home->filePath(QStringLiteral("home/.local/share")));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home->filePath(QStringLiteral("run")));
    environment.insert(QStringLiteral("QD_KEYRING_SCENE"), scene);
    if (!password.isEmpty())
        environment.insert(QStringLiteral("QD_KEYRING_DAEMON"), QStringLiteral("1"));
    for (const char *name : {"ASAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"})
        if (qEnvironmentVariableIsSet(name))
            environment.insert(QString::fromUtf8(name), qEnvironmentVariable(name));
    const QString self = QCoreApplication::applicationFilePath();
    QProcess process;
    process.setProcessEnvironment(environment);
    if (!bus) {
        process.start(self, QStringList());
    } else {
        const QString daemon = QStringLiteral("printf '%s\\n' \"$2\" | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1; ");
        const QString script = (password.isEmpty() ? QString() : daemon) + QStringLiteral("exec \"$1\"");
        process.start(QStringLiteral("dbus-run-session"),
                      {QStringLiteral("--config-file=") + m_home->filePath(QStringLiteral("bus.conf")), QStringLiteral("--"),
                       QStringLiteral("/bin/sh"), QStringLiteral("-c"), script, QStringLiteral("sh"), self, password});
    }
    if (!process.waitForFinished(60000)) {
        process.kill();
        process.waitForFinished();
        return QStringLiteral("the inner program did not end");
    }
    m_said = QString::fromUtf8(process.readAllStandardError());
    qInfo("%s", qPrintable(m_said));
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed().replace(QLatin1Char('\n'), QStringLiteral(", "));
}

void TestKeyring::roundTripWithGnomeKeyring()
{
    QCOMPARE(run(QStringLiteral("roundTrip"), QStringLiteral("testpass")),
             QStringLiteral("before Absent, write Found, read Found secret, again Found, remove Found, after Absent, keep Found"));
    // A new session, as after a restart.
    QCOMPARE(run(QStringLiteral("again"), QStringLiteral("testpass")), QStringLiteral("read Found secret"));
    // The secret is on the disk in no form that a search finds.
    const QByteArray utf8(kCanary);
    const QString text = QString::fromUtf8(utf8);
    const QByteArrayList forms{utf8, utf8.toBase64(), utf8.toHex(), QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2)};
    int files = 0;
    QDirIterator walk(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        ++files;
        for (const QByteArray &form : forms)
            QVERIFY2(!bytes.contains(form), qPrintable(file.fileName()));
    }
    QVERIFY(files >= 2);
}

void TestKeyring::lockedKeyringIsToldFromAMissingEntry()
{
    QVERIFY(run(QStringLiteral("roundTrip"), QStringLiteral("testpass")).endsWith(QStringLiteral("keep Found")));
    QCOMPARE(run(QStringLiteral("locked"), QStringLiteral("another password")), QStringLiteral("read Locked, write Locked"));
    // Nothing was overwritten meanwhile.
    QCOMPARE(run(QStringLiteral("again"), QStringLiteral("testpass")), QStringLiteral("read Found secret"));
}

void TestKeyring::withoutASessionBusThereIsNoKeyring()
{
    QCOMPARE(run(QStringLiteral("none"), {}, false), QStringLiteral("read NoBackend"));
}

void TestKeyring::withoutAServiceThereIsNoKeyring()
{
    QCOMPARE(run(QStringLiteral("none")), QStringLiteral("read NoBackend"));
}

void TestKeyring::hungServiceEndsWithTheDeadline()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(run(QStringLiteral("silent")), QStringLiteral("read TimedOut"));
    QVERIFY2(timer.elapsed() < 15000, qPrintable(QString::number(timer.elapsed())));
}

void TestKeyring::serviceThatDiesInMidCallIsNoKeyring()
{
    QCOMPARE(run(QStringLiteral("vanishing")), QStringLiteral("read NoBackend"));
}

void TestKeyring::dismissedDialogIsLocked()
{
    QCOMPARE(run(QStringLiteral("dismissed")), QStringLiteral("read Locked"));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (const QString scene = qEnvironmentVariable("QD_KEYRING_SCENE"); !scene.isEmpty())
        return runInside(scene);
    TestKeyring test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyring.moc"
