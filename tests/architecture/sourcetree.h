// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/checkout.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

/// The project's own files as the tests of the architecture see them.
namespace chat::test {

using namespace Qt::StringLiterals;

/// Every file whose name matches one of `patterns`, relative to the root, sorted. Hidden folders, build
/// folders and what npm installed are left out.
[[nodiscard]] inline QStringList sourceFiles(const QStringList &patterns)
{
    const QDir root(QStringLiteral(CHAT_SOURCE_DIR));
    QStringList files = root.entryList(patterns, QDir::Files);
    for (const QString &folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (folder.startsWith("build"_L1))
            continue;
        QDirIterator all(root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = root.relativeFilePath(all.next());
            if (!path.contains("/node_modules/"_L1))
                files << path;
        }
    }
    files.sort();
    return files;
}

/// The text of a file given relative to the root; empty when it cannot be read.
[[nodiscard]] inline QString readSource(const QString &path)
{
    QFile file(QDir(QStringLiteral(CHAT_SOURCE_DIR)).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace chat::test
