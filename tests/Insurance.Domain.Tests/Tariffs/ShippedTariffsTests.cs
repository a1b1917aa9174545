using Insurance.Domain.Tariffs;

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
        Assert.NotEmpty(history.Examples);
    }

    [Fact]
    public void Chongqing_ships() => Assert.Contains("500000/flexible-employment", TariffCatalog.Embedded.Histories.Select(history => history.ToString()));
}
