// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the form, each made once; which of them stand there is the form's affair.
#include "ui/start/connectionform.h"

#include "ui/start/figurelist.h"
#include "ui/start/formfield.h"
#include "ui/start/heartbeatfields.h"
#include "ui/start/moresection.h"
#include "ui/start/targetbox.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/secretfield.h"
#include "ui/theme/space.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using environment::Tls;
using theme::space;

namespace start {

QLineEdit *ConnectionForm::line(const char *objectName)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1String(objectName));
    edit->setTextMargins(space(1), 0, space(1), 0);
    return edit;
}

FormField *ConnectionForm::field(const QString &name, QWidget *editor, QWidget *keyboard)
{
    auto *made = new FormField(name, editor, keyboard, this);
    made->hide();
    return made;
}

void ConnectionForm::watch(Field which, FormField *shown, QLineEdit *edit)
{
    m_fields.insert(which, shown);
    connect(edit, &QLineEdit::textChanged, this, &ConnectionForm::edited);
    connect(edit, &QLineEdit::editingFinished, this, [this, which, edit] {
        if (!edit->text().isEmpty())
            m_touched.insert(which);
        showProblems();
    });
}

void ConnectionForm::makeFields()
{
    m_name = line("NameField");
    m_name->setPlaceholderText(tr("Orders database"));
    watch(Field::Name, field(tr("Name"), m_name), m_name);
    m_host = line("HostField");
    m_host->setPlaceholderText(tr("db1.example.org, an address, or a socket folder"));
    watch(Field::Host, field(tr("Host"), m_host), m_host);
    m_port = line("PortField");
    watch(Field::Port, field(tr("Port"), m_port), m_port);
    m_database = line("DatabaseField");
    watch(Field::Database, field(tr("Database"), m_database), m_database);
    m_user = line("UserField");
    watch(Field::User, field(tr("User"), m_user), m_user);
    m_service = line("ServiceField");
    m_service->setPlaceholderText(tr("an entry of pg_service.conf"));
    watch(Field::Service, field(tr("Service, instead of host"), m_service), m_service);
    m_url = line("UrlField");
    watch(Field::Url, field(tr("Address"), m_url), m_url);
    m_status = line("StatusField");
    watch(Field::Status, field(tr("Expected status"), m_status), m_status);
    m_header = line("HeaderField");
    m_header->setPlaceholderText(u"Authorization: Bearer"_s);
    watch(Field::Header, field(tr("Header that carries the password"), m_header), m_header);

    m_id = line("IdField");
    watch(Field::Id, field(tr("Id in the file"), m_id), m_id);
    m_runsOn = edgeField("RunsOnField", tr("Runs on the host"), m_runsOnField);
    m_replicatesFrom = edgeField("ReplicatesFromField", tr("Replicates from"), m_replicatesFromField);
    m_leadsTo = edgeField("LeadsToField", tr("Leads its clients to"), m_leadsToField);

    m_password = new theme::SecretField;
    m_password->setObjectName(u"PasswordField"_s);
    m_passwordField = field(tr("Password"), m_password);
    connect(m_password, &QLineEdit::textChanged, this, &ConnectionForm::edited);

    m_tier = new QComboBox;
    m_tier->setObjectName(u"TierField"_s);
    m_tier->setEditable(true);
    m_tier->setInsertPolicy(QComboBox::NoInsert);
    m_tier->lineEdit()->setPlaceholderText(tr("Databases"));
    m_tierField = field(tr("Tier"), m_tier);

    m_tls = new QComboBox;
    m_tls->setObjectName(u"TlsField"_s);
    const auto add = [this](const QString &text, Tls::Mode mode) { m_tls->addItem(text, int(mode)); };
    add(tr("Verify certificate and name"), Tls::Mode::VerifyFull);
    add(tr("Verify the certificate only"), Tls::Mode::VerifyCa);
    add(tr("Encrypt, verify nothing"), Tls::Mode::Require);
    add(tr("Encrypt if the server offers it"), Tls::Mode::Prefer);
    add(tr("No encryption"), Tls::Mode::Disable);
    m_tlsField = field(tr("Encryption (TLS)"), m_tls);
    connect(m_tls, &QComboBox::currentIndexChanged, this, &ConnectionForm::edited);

    m_certificate = line("CertificateField");
    m_certificate->setPlaceholderText(tr("empty: those of the system"));
    auto *choose = new theme::Button(tr("Choose…"));
    m_choose = choose;
    m_choose->setObjectName(u"ChooseCertificate"_s);
    connect(choose, &theme::Button::clicked, this, &ConnectionForm::chooseCertificate);
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    row->addWidget(m_certificate, 1);
    row->addWidget(m_choose);
    watch(Field::RootCertificate, field(tr("Root certificate"), both, m_certificate), m_certificate);
}

TargetBox *ConnectionForm::edgeField(const char *objectName, const QString &name, FormField *&shown)
{
    auto *box = new TargetBox(objectName);
    shown = field(name, box);
    connect(box, &QComboBox::currentIndexChanged, this, &ConnectionForm::edited);
    return box;
}

template <class Part>
void ConnectionForm::adopt(Part *part)
{
    part->hide();
    connect(part, &Part::changed, this, &ConnectionForm::edited);
    for (const WatchedField &field : part->fields())
        if (field.edit)
            watch(field.which, field.shown, field.edit);
        else
            m_fields.insert(field.which, field.shown);
}

void ConnectionForm::makeParts()
{
    m_figures = new FigureList(this);
    m_figures->hide();
    connect(m_figures, &FigureList::changed, this, &ConnectionForm::edited);
    connect(m_figures, &FigureList::rowsChanged, this, [this] { chain(cells()); });
    connect(m_figures, &FigureList::keyboardPut, this, &ConnectionForm::keyboardPut);
    m_heartbeat = new HeartbeatFields(this);
    adopt(m_heartbeat);
    m_more = new MoreSection(this);
    adopt(m_more);
    m_further = new theme::PlainLabel({}, theme::FontRole::Small, theme::Token::Muted, this);
    m_further->setObjectName(u"FurtherSettings"_s);
    m_further->setWordWrap(true);
    m_further->hide();
}

void ConnectionForm::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Root certificate"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.crt *.pem *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_certificate, &QLineEdit::setText);
    theme::openDialog(dialog);
}

} // namespace start
