// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/secretstring.h"
#include "core/model/variable.h"

#include <QAbstractTableModel>
#include <QString>
#include <map>
#include <vector>

namespace slipway::ui {

// The variables of a stack while they are edited. Secret values are masked; one
// that was not touched stays in the vault, one that was typed is held as a
// SecretString until it is taken.
class VariablesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Key, Value, Secret, Comment };
    static constexpr int kColumnCount = int(Column::Comment) + 1;
    enum Role { SortRole = Qt::UserRole, IsSecretRole, ProblemRole };

    using QAbstractTableModel::QAbstractTableModel;
    void setVariables(const QVector<Variable> &variables);
    QVector<Variable> variables() const; // rows that are all empty, or missing, are left out
    std::map<QString, SecretString> secrets() const;
    bool isChanged() const { return m_isChanged; }
    // What was pasted or imported: by name into the rows there are, else new ones. The value of a secret
    // one stands in it; one without a value (hasValue) is *missing*: it is shown and not saved.
    void merge(const QVector<Variable> &variables);
    int missing() const;          // how many
    QStringList unmasked() const; // names of secret ones that are too short to be masked anywhere
    int add();
    void removeAt(int row);
    void reveal(int row, const QString &value); // shown until mask()
    void mask();
    bool isRevealed(int row) const;
    QString problem(int row) const;
    QString firstProblem() const;
    Variable variable(int row) const { return m_rows[size_t(row)].variable; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void edited();

private:
    struct Row {
        Variable variable;
        SecretString typed; // a secret value that was typed
        bool hasTyped = false;
        QString revealed;
        bool isRevealed = false;
        bool isMissing = false; // imported without a value
    };
    QVariant display(const Row &row, Column column) const;
    static void setSecret(Row &row, bool isSecret);
    static bool isEmpty(const Row &row);
    void touched();
    std::vector<Row> m_rows;
    bool m_isChanged = false;
};

} // namespace slipway::ui
