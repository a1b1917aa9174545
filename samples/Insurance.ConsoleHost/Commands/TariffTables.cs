using System.Globalization;
using Insurance.Domain;
using Insurance.Domain.Tariffs;
using NodaTime;
using Spectre.Console;

namespace Insurance.ConsoleHost.Commands;

/// <summary>The tables of <c>tariffs</c> for people: one line a file, or one a figure.</summary>
internal static class TariffTables
{
    private const string None = "-";

    /// <summary>One line for each place and scheme.</summary>
    public static void ShowMap(IAnsiConsole console, List<KnownTariff> tariffs, LocalDate? at)
    {
        console.WriteLine($"Data {TariffCatalog.DataVersion}. {Of(tariffs.Count, "tariff file")} of {Of(tariffs.Select(tariff => tariff.History.Region).Distinct().Count(), "place")}; figure by figure with --region CODE.");
        var table = new Table().AddColumn("region").AddColumn("place").AddColumn("scheme").AddColumn("ways to pay").AddColumn("known").AddColumn("without").AddColumn("confidence").AddColumn("last known");
        if (at is { } day)
        {
            table.AddColumn($"on {Texts.Of(day)}").AddColumn(string.Create(CultureInfo.InvariantCulture, $"missing in {day.Year}"));
        }

        foreach (var tariff in tariffs)
        {
            var cells = new List<string>
            {
                tariff.History.Region.Code,
                PlaceOf(tariff),
                Spelling.Of(tariff.History.Scheme),
                tariff.History.FloorsOnly ? "floors for other files" : string.Join(", ", tariff.History.Grades.Select(grade => grade.Id)),
                tariff.Known?.ToString() ?? None,
                Listed(tariff.Holes),
                Graded(tariff),
                tariff.Known is { } known ? Texts.Of(known.Through) : None,
            };
            if (tariff.Stale is { } stale)
            {
                // Floors may end at different times: each that has ended is named.
                cells.Add(tariff.History.FloorsOnly && StaleFigures(tariff) is { Length: > 0 } ended ? $"out of date: {ended}" : stale ? "OUT OF DATE" : "known");
                cells.Add(tariff.History.FloorsOnly ? None : Listed(tariff.MissingThatYear()));
            }

            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        console.Write(table);
        Origins(console, tariffs);
    }

    /// <summary>Every row of every figure.</summary>
    public static void ShowDetails(IAnsiConsole console, List<KnownTariff> known, LocalDate? at)
    {
        foreach (var tariff in known)
        {
            var history = tariff.History;
            var years = tariff.Years.Count == 0 ? "no year" : $"{tariff.Years[0]} to {tariff.Years[^1]}";
            console.WriteLine($"{history.Region} {Spelling.Of(history.Scheme)}: {history.Name} ({history.Name.SimplifiedChinese}), {history.Origin}{(history.Origin == TariffHistory.EmbeddedOrigin ? $", data {TariffCatalog.DataVersion}" : "")}");
            if (tariff.Place is { } place)
            {
                console.WriteLine($"  place: {Told(place.Name)}{(place.Province is { } province ? $", province {Told(province)}" : "")}{(place.PoolingArea is { } area ? $", pooling area {Told(area)}" : "")}");
            }

            console.WriteLine($"  known: {years}, through {(tariff.Known is { } span ? Texts.Of(span.Through) : None)}{(tariff.Stale == true ? ", OUT OF DATE on the day asked about" : "")}; confidence: {Graded(tariff)}; grades: {string.Join(", ", history.Grades.Select(grade => grade.Id))}");
            foreach (var grade in history.Grades)
            {
                console.WriteLine($"  {grade.Id} ({grade.Name}): {Listed(tariff.SpansOf[grade.Id])}{(at is { Year: var year } && Listed(tariff.MissingThatYear(grade.Id)) is var missing && missing != None ? string.Create(CultureInfo.InvariantCulture, $"; missing in {year}: {missing}") : "")}");
            }

            foreach (var figure in history.Figures.Values.Where(figure => !figure.UnknownSpans.IsEmpty))
            {
                console.WriteLine($"  not known: {figure.Id}, {Listed(figure.UnknownSpans)}");
            }

            foreach (var figure in history.Figures.Values.Where(tariff.IsStale))
            {
                console.WriteLine($"  out of date: {figure.Id}, known through {(figure.LastKnownMonth is { } month ? Texts.Of(month) : None)}");
            }

            ShowFigures(console, history);
        }
    }

    public static string ValueOf(FigureUnit unit, FigureRow row) => row switch
    {
        { IsKnown: false } => "not-known",
        _ when unit == FigureUnit.Rate => row.Rate.ToString(),
        _ => row.Amount.ToString(),
    };

    /// <summary>The calendar months of a row that is uneven over the year.</summary>
    public static string CalendarMonths(FigureRow row) => string.Join(' ', row.In.Select(month => month.ToString("D2", CultureInfo.InvariantCulture)));

    private static void ShowFigures(IAnsiConsole console, TariffHistory history)
    {
        var table = new Table().AddColumn("figure").AddColumn("months").AddColumn(new TableColumn("value").RightAligned()).AddColumn("source").AddColumn("confidence");
        foreach (var figure in history.Figures.Values)
        {
            foreach (var row in figure.Rows)
            {
                table.AddRow(
                    Markup.Escape(figure.Id),
                    row.In.IsEmpty ? row.For.ToString() : $"{row.For} in {CalendarMonths(row)}",
                    ValueOf(figure.Unit, row),
                    Markup.Escape(row.Source?.Citation ?? ""),
                    row.IsKnown ? Spelling.Of(row.Confidence) : "");
            }
        }

        console.Write(table);
    }

    /// <summary>Files of the caller stand in the same table; they are named below it.</summary>
    private static void Origins(IAnsiConsole console, List<KnownTariff> known)
    {
        foreach (var own in known.Where(tariff => tariff.History.Origin != TariffHistory.EmbeddedOrigin))
        {
            console.WriteLine($"{own.History.Region} {Spelling.Of(own.History.Scheme)} is of the file {own.History.Origin}.");
        }
    }

    private static string PlaceOf(KnownTariff tariff) => Told(tariff.Place?.Name ?? tariff.History.Name);

    private static string Told(LocalizedText name) => $"{name.SimplifiedChinese} {name.English}";

    private static string StaleFigures(KnownTariff tariff) => string.Join(", ", tariff.History.Figures.Values.Where(tariff.IsStale).Select(figure => figure.Id));

    private static string Graded(KnownTariff tariff) => tariff.Confidences switch
    {
        [] => None,
        [var only] => Spelling.Of(only),
        [var weakest, .., var strongest] => $"{Spelling.Of(weakest)} to {Spelling.Of(strongest)}",
    };

    private static string Listed(IEnumerable<FeePeriod> spans) => string.Join(", ", spans) is { Length: > 0 } listed ? listed : None;

    private static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
