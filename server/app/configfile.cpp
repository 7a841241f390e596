// SPDX-License-Identifier: Apache-2.0
#include "server/app/configfile.h"

#include "server/app/matchmodes.h"
#include "server/app/nearestword.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <optional>
#include <string_view>
#include <toml++/toml.h>

namespace chat::server {
namespace {

using namespace Qt::StringLiterals;

QString textOf(std::string_view bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

std::optional<ConfigValue> listFrom(const toml::array &array)
{
    QStringList texts;
    for (const toml::node &item : array) {
        const auto text = item.value_exact<std::string_view>();
        if (!text)
            return std::nullopt;
        texts.append(textOf(*text));
    }
    return texts;
}

// None for what no key is: dates, tables, lists of anything but texts.
std::optional<ConfigValue> valueFrom(const toml::node &node)
{
    if (const auto flag = node.value_exact<bool>())
        return *flag;
    if (const auto whole = node.value_exact<int64_t>())
        return qint64(*whole);
    if (const auto decimal = node.value_exact<double>())
        return *decimal;
    if (const auto text = node.value_exact<std::string_view>())
        return textOf(*text);
    return node.is_array() ? listFrom(*node.as_array()) : std::nullopt;
}

/// Walks through one file.
class Walk
{
public:
    explicit Walk(const ConfigFile &file) : m_file(file), m_base(QFileInfo(file.name).absolutePath()) { }

    Reading read()
    {
        try {
            const toml::table root
                = toml::parse(std::string_view(m_file.bytes.constData(), size_t(m_file.bytes.size())));
            for (const auto &[name, node] : root)
                readSection(textOf(name.str()), name.source().begin.line, node);
        } catch (const toml::parse_error &error) {
            addProblem(error.source().begin.line, textOf(error.description()));
        }
        return inFileOrder();
    }

private:
    struct Line {
        quint32 line;
        Problem problem;
    };

    [[nodiscard]] QString source(quint32 line) const
    {
        return "file "_L1 + m_file.name + u':' + QString::number(line);
    }

    void addProblem(quint32 line, const QString &what) { m_problems.push_back({line, {source(line), what}}); }

    void readSection(const QString &section, quint32 line, const toml::node &node)
    {
        QStringList sections;
        for (const ConfigKey &key : configTable())
            sections.append(key.section);
        sections.removeDuplicates();
        if (section == "match"_L1 && node.is_table())
            return readModes(*node.as_table());
        if (!sections.contains(section)) {
            const QString nearest = node.is_table() ? nearestWord(section, sections) : nearestKey(section);
            return addProblem(line, "unknown section or key "_L1 + section + didYouMean(nearest));
        }
        if (!node.is_table())
            return addProblem(line, section + " must be a section: ["_L1 + section + u']');
        for (const auto &[name, value] : *node.as_table())
            readKey(section + u'.' + textOf(name.str()), name.source().begin.line, value);
    }

    void readKey(const QString &path, quint32 line, const toml::node &node)
    {
        const ConfigKey *key = findKey(path);
        if (!key)
            return addProblem(line, "unknown key "_L1 + path + didYouMean(nearestKey(path)));
        if (auto value = valueFrom(node))
            m_reading.settings.push_back({key, *std::move(value), source(line), m_base});
        else
            addProblem(line, path + " must be "_L1 + typeWord(*key));
    }

    /// [match.NAME], as many as there are.
    void readModes(const toml::table &modes)
    {
        for (const auto &[name, node] : modes) {
            const QString path = "match."_L1 + textOf(name.str());
            const quint32 line = name.source().begin.line;
            if (!node.is_table()) {
                addProblem(line, path + " must be a section: ["_L1 + path + u']');
                continue;
            }
            ModeReading mode{.name = textOf(name.str()), .source = source(line), .settings = {}};
            for (const auto &[key, value] : *node.as_table())
                readModeKey(mode, path, textOf(key.str()), key.source().begin.line, value);
            m_modes.push_back({line, std::move(mode)});
        }
    }

    void readModeKey(ModeReading &mode, const QString &path, const QString &name, quint32 line,
                     const toml::node &node)
    {
        const ConfigKey *key = findModeKey(name);
        if (!key) {
            const QString nearest = nearestModeKey(name);
            return addProblem(line,
                              "unknown key "_L1 + path + u'.' + name
                                  + didYouMean(nearest.isEmpty() ? nearest : path + u'.' + nearest));
        }
        if (auto value = valueFrom(node))
            mode.settings.push_back({key, *std::move(value), source(line), m_base});
        else
            addProblem(line, path + u'.' + name + " must be "_L1 + typeWord(*key));
    }

    // toml++ keeps a table by name, people read a file by line.
    Reading inFileOrder()
    {
        std::ranges::stable_sort(m_problems, {}, &Line::line);
        for (Line &found : m_problems)
            m_reading.problems.push_back(std::move(found.problem));
        std::ranges::stable_sort(m_modes, {}, [](const auto &mode) { return mode.first; });
        for (auto &[line, mode] : m_modes)
            m_reading.modes.push_back(std::move(mode));
        return std::move(m_reading);
    }

    const ConfigFile &m_file;
    const QString m_base;
    Reading m_reading;
    std::vector<Line> m_problems;
    std::vector<std::pair<quint32, ModeReading>> m_modes; ///< by line
};

} // namespace

std::expected<ConfigFile, Problem> openConfigFile(const QString &name)
{
    const QString source = "file "_L1 + name;
    QFile file(name);
    if (QFileInfo(name).isDir())
        return std::unexpected(Problem{source, u"is a directory"_s});
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Problem{source, "cannot be read: "_L1 + file.errorString()});
    const QByteArray bytes = file.read(maxConfigFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(Problem{source, "cannot be read: "_L1 + file.errorString()});
    if (bytes.size() > maxConfigFileBytes)
        return std::unexpected(Problem{source, u"is larger than 1 MiB"_s});
    return ConfigFile{name, bytes};
}

Reading readConfigFile(const ConfigFile &file) { return Walk(file).read(); }

} // namespace chat::server
