using System.Security.Cryptography;
using System.Text;
using MedDispense.Data;
using MedDispense.Domain.Audit;
using MedDispense.Domain.Interactions;
using MedDispense.Domain.Staff;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Interactions;

/// <summary>Takes a table of interactions in as a whole, which from then on is the one that orders are checked against. A
/// file that is not in order changes nothing; nor does the file that holds already.</summary>
public sealed class TakeInInteractions(MedDispenseDb db)
{
    /// <summary>The largest file, in bytes; the shared table has a twentieth of it.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private const int LongestFileName = 200;

    public sealed record Command(string FileName, byte[] Content);

    /// <summary>What became of it, in one sentence where it was in order.</summary>
    public sealed record Outcome(ChangeResult Result, string Words = "");

    /// <summary>The act's id becomes the table's.</summary>
    public async Task<Outcome> RunAsync(Act act, Command command)
    {
        using var text = new StreamReader(new MemoryStream(command.Content), Encoding.UTF8);
        var (rows, refusal) = await InteractionTableReader.ReadAsync(text);
        if (refusal is not null)
            return new(ChangeResult.Refuse("File", $"{refusal.Why} {refusal.WhatToDo} Nothing was changed."));
        var table = new InteractionTable
        {
            FacilityId = act.FacilityId,
            Id = act.Id,
            Source = SharedRules.OncSource,
            FileName = NameOf(command.FileName),
            FileHash = Convert.ToHexStringLower(SHA256.HashData(command.Content)),
            PairCount = rows.Count,
            ImportedAt = act.Now,
            ImportedById = act.Actor.MembershipId == Guid.Empty ? null : act.Actor.MembershipId,
            ImportedByName = act.Actor.Name,
        };
        var isNew = true;
        await db.WriteTogetherAsync(async () =>
        {
            var holds = await db.TablesByAge().FirstOrDefaultAsync();
            isNew = holds?.FileHash != table.FileHash;
            // The same form again after another import must not bring its table back.
            if (!isNew || await db.InteractionTables.AnyAsync(row => row.Id == act.Id))
                return;
            db.InteractionTables.Add(table);
            db.InteractionPairs.AddRange(rows.Select((row, index) => PairOf(table, row, index + 1)));
            db.AuditEntries.Add(AuditRow.Of(act, AuditKind.Changed, "interactions", table.Id,
                $"{table.FileName} ({table.Source}, SHA-256 {table.FileHash}): {table.PairCount} pairs"
                + (holds is null ? ", the first table." : $"; before it {holds.PairCount} pairs of {holds.FileName}.")));
            await db.SaveChangesAsync();
        });
        return new(ChangeResult.Done, isNew
            ? $"Taken in: {table.PairCount} pairs, checked from now on"
            : "Nothing changed: this table holds already");
    }

    private static InteractionPair PairOf(InteractionTable table, InteractionRow row, int ordinal) => new()
    {
        FacilityId = table.FacilityId,
        TableId = table.Id,
        Ordinal = ordinal,
        FirstName = row.FirstName,
        FirstClass = row.FirstClass,
        SecondName = row.SecondName,
        SecondClass = row.SecondClass,
        Rule = row.Rule,
        Severity = row.Severity,
    };

    private static string NameOf(string fileName)
    {
        var name = FormText.Line(fileName.Split('/', '\\')[^1]);
        return name.Length == 0 ? "file" : name.Length <= LongestFileName ? name : name[..LongestFileName];
    }
}
