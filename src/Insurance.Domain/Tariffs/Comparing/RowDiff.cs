namespace Insurance.Domain.Tariffs.Comparing;

/// <summary>The rows that differ. A row is the same one if it is for the same months and corrects the same source.</summary>
internal static class RowDiff
{
    public static IEnumerable<RowChange> Of(TariffHistory before, TariffHistory after) =>
        from id in before.Figures.Keys.Union(after.Figures.Keys).Order(StringComparer.Ordinal)
        from change in Of(before.Figures.GetValueOrDefault(id), after.Figures.GetValueOrDefault(id))
        select change;

    private static IEnumerable<RowChange> Of(Figure? before, Figure? after)
    {
        var figure = (after ?? before)!;
        var earlier = RowsOf(before);
        var later = RowsOf(after);
        return earlier.Keys.Union(later.Keys)
            .Select(key => new RowChange(figure.Id, figure.Unit, key.For, earlier.GetValueOrDefault(key), later.GetValueOrDefault(key)))
            .Where(change => change.Before is null || change.After is null || !Same(change.Before, change.After))
            .OrderBy(change => change.For.From)
            .ThenBy(change => change.For.Through);
    }

    // Rows of the same months that correct nothing are parted by their calendar months.
    private static Dictionary<(FeePeriod For, string? Supersedes, string In), FigureRow> RowsOf(Figure? figure)
    {
        var rows = new Dictionary<(FeePeriod, string?, string), FigureRow>();
        foreach (var row in figure?.Rows ?? [])
        {
            rows[(row.For, row.Supersedes, string.Join(' ', row.In))] = row;
        }

        return rows;
    }

    private static bool Same(FigureRow before, FigureRow after) =>
        before.Units == after.Units
        && before.Source?.Citation == after.Source?.Citation
        && before.Confidence == after.Confidence
        && before.PublishedBy == after.PublishedBy
        && before.EndNotPublished == after.EndNotPublished;
}
