using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Tariffs;

/// <summary>Every file inside the package against every worked example it carries.</summary>
public sealed class ShippedTariffsTests
{
    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        foreach (var history in TariffCatalog.Embedded.Histories)
        {
            files.Add(history.ToString());
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_of_a_shipped_file_comes_out_and_reaches_every_row(string file)
    {
        var history = TariffCatalog.Embedded.Histories.Single(candidate => candidate.ToString() == file);

        Assert.Empty(ExampleRun.Of(TariffCatalog.Embedded, history).Select(error => $"{error.Field} {error.Message}"));
        Assert.Equal(history.Figures.IsEmpty, history.Examples.Length + history.FigureExamples.Length == 0);
    }

    [Fact]
    public void These_files_ship() => Assert.Equal(
        [
            "100000/flexible-employment",
            "100000/resident",
            "110000/flexible-employment",
            "110000/resident",
            "120000/flexible-employment",
            "120000/resident",
            "140100/flexible-employment",
            "310000/flexible-employment",
            "310000/resident",
            "320100/flexible-employment",
            "320400/flexible-employment",
            "320500/resident",
            "320600/resident",
            "321100/flexible-employment",
            "321200/flexible-employment",
            "330100/flexible-employment",
            "330100/resident",
            "350100/resident",
            "350900/flexible-employment",
            "370600/resident",
            "410100/resident",
            "420100/flexible-employment",
            "420100/resident",
            "421200/resident",
            "440100/resident",
            "440300/flexible-employment",
            "440300/resident",
            "440400/resident",
            "440600/resident",
            "441900/resident",
            "500000/flexible-employment",
            "500000/resident",
            "510100/flexible-employment",
            "510100/resident",
            "520000/resident",
            "630000/resident",
        ],
        TariffCatalog.Embedded.Histories.Select(history => history.ToString()));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_source_of_a_shipped_file_is_cited_by_a_value(string file)
    {
        var history = TariffCatalog.Embedded.Histories.Single(candidate => candidate.ToString() == file);
        var cited = history.Figures.Values.SelectMany(figure => figure.Rows).Select(row => row.Source?.Id)
            .Concat(history.Terms.All.Select(term => term.Source.Id))
            .Concat(history.Examples.Select(example => example.Source?.Id))
            .Concat(history.FigureExamples.Select(example => example.Source?.Id))
            .ToHashSet();

        Expect.None(history.Sources.Keys.Except(cited.OfType<string>()));
    }
}
