using System.Data.Common;

namespace MedDispense.Data.Ledger;

/// <summary>Short form for the few statements that are written by hand because they guard.</summary>
internal static class SqlText
{
    /// <summary>A command with named parameters, in the transaction.</summary>
    public static DbCommand Sql(
        this DbConnection connection, DbTransaction transaction, string text,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
