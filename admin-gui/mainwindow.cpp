// SPDX-License-Identifier: Apache-2.0
#include "admin-gui/mainwindow.h"

#include <QLabel>

namespace chat::admin {

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    setWindowTitle(tr("Madang Console"));
    resize(640, 400);

    auto *note = new QLabel(tr("Here will be the workers, rooms and sessions of a running server."));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignCenter);
    note->setMargin(24);
    setCentralWidget(note);
}

} // namespace chat::admin
