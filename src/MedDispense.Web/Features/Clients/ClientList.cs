using MedDispense.Data;
using MedDispense.Domain.Clients;
using MedDispense.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace MedDispense.Web.Features.Clients;

/// <summary>The clients of the house, found by any part of a name, by room, or by card.</summary>
public sealed class ClientList(MedDispenseDb db)
{
    public const int PageSize = 50;

    /// <summary>More than any house has; spelling marks are compared in memory, since the databases do it differently.</summary>
    private const int Most = 5000;

    public sealed record Row(Guid Id, string DisplayName, DateOnly BornOn, string Room, string House, bool HasLookAlike, Presence Presence);

    /// <summary>One page of the list, and how many were found in all.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, int Count, int Number, string? Find, Presence? Show = null);

    private sealed record Found(
        Guid Id, string FamilyName, string GivenNames, DateOnly BornOn, string Room, string House, string CardCode, Presence Presence);

    /// <param name="find">Part of a name, a room or a card.</param>
    /// <param name="page">From 1.</param>
    /// <param name="show">Only those who are there; null for everybody who has not left.</param>
    public async Task<Page> AskAsync(string? find, int page, Presence? show = null)
    {
        var all = await db.Clients.AsNoTracking().Where(row => show == null ? row.Presence != Presence.Gone : row.Presence == show)
            .OrderBy(row => row.Id).Take(Most)
            .Select(row => new Found(row.Id, row.FamilyName, row.GivenNames, row.BornOn, row.Room, row.House, row.CardCode, row.Presence))
            .ToListAsync();
        var found = all.Where(row => Fits(row, find))
            .OrderBy(row => LookAlikeNames.Plain(row.FamilyName), StringComparer.Ordinal)
            .ThenBy(row => LookAlikeNames.Plain(row.GivenNames), StringComparer.Ordinal).ThenBy(row => row.Id).ToList();
        var number = Math.Clamp(page, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        var shown = found.Skip((number - 1) * PageSize).Take(PageSize);
        return new(
            [.. shown.Select(row => new Row(row.Id, $"{row.FamilyName.ToUpperInvariant()}, {row.GivenNames}", row.BornOn,
                row.Room, row.House, all.Any(other => other.Id != row.Id && AreAlike(row, other)), row.Presence))],
            found.Count, number, find, show);
    }

    private static bool AreAlike(Found one, Found other) =>
        LookAlikeNames.AreAlike(one.FamilyName, one.GivenNames, other.FamilyName, other.GivenNames);

    private static bool Fits(Found row, string? find)
    {
        if (string.IsNullOrWhiteSpace(find))
            return true;
        if (row.CardCode == HouseCode.Plain(find) || row.Room.Equals(find.Trim(), StringComparison.OrdinalIgnoreCase))
            return true;
        // Every word typed is somewhere in the name, in any order.
        var name = LookAlikeNames.Plain(row.FamilyName + " " + row.GivenNames);
        var words = find.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(LookAlikeNames.Plain).Where(word => word.Length > 0).ToList();
        return words.Count > 0 && words.All(word => name.Contains(word, StringComparison.Ordinal));
    }
}
