// SPDX-License-Identifier: Apache-2.0
#include "client-gui/mainwindow.h"

#include <QLabel>

namespace chat::gui {

MainWindow::MainWindow(QWidget *parent) : QMainWindow(parent)
{
    setWindowTitle(tr("Madang"));
    resize(640, 400);

    auto *note = new QLabel(tr("Here will be your rooms, the conversation and its people."));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignCenter);
    note->setMargin(24);
    setCentralWidget(note);
}

} // namespace chat::gui
