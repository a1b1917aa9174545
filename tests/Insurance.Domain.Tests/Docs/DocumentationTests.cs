using System.Text;
using System.Text.RegularExpressions;
using Insurance.Domain.Tariffs;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Docs;

/// <summary>What the documentation shows is true.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void The_invented_city_of_adding_a_region_is_read_and_its_examples_come_out()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-region.md"));
        var json = Json().Matches(page).Select(block => block.Groups["json"].Value).Single(block => block.Contains("990100", StringComparison.Ordinal));

        var history = TariffHistory.Read(Encoding.UTF8.GetBytes(json), "adding-a-region.md").Value;

        Assert.Empty(ExampleRun.Of(TariffCatalog.Embedded, history).AsEnumerable());
    }

    [Fact]
    public void Every_term_and_key_word_of_the_embedded_files_is_explained()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-region.md"));
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Insurance.Domain", "Data", "tariffs"), "*.json", SearchOption.AllDirectories);
        var keys = files.SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(key => key.Groups["key"].Value).Distinct();

        // Ids of sources, lines, figures and grades are the file's own words.
        var own = TariffCatalog.Embedded.Histories.SelectMany(history =>
            history.Sources.Keys.Concat(history.Figures.Keys).Concat(history.Grades.Select(grade => grade.Id)).Concat(history.LineNames.Keys.Select(line => line.Id)));

        Assert.All(keys.Except(own), key => Assert.Contains(key, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_and_word_of_a_region_file_is_explained()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "adding-a-region.md"));
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Insurance.Domain", "Data", "regions"), "*.json");
        var own = TariffCatalog.Embedded.Regions.SelectMany(region =>
            region.Authorities.SelectMany(authority => new[] { authority.Id, authority.Source.Id }).Concat(region.Channels.Select(channel => channel.Source.Id)));
        var keys = files.SelectMany(file => Key().Matches(File.ReadAllText(file))).Select(key => key.Groups["key"].Value).Distinct().Except(own);

        Assert.NotEmpty(files);
        Assert.All(keys, key => Assert.Contains($"`{key}`", page.Replace("\"zh\", \"en\", \"es\"", "`zh` `en` `es`", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(
            Enum.GetValues<PaymentChannel>().Select(Spelling.Of)
                .Concat(Enum.GetValues<AskedFor>().Select(Spelling.Of))
                .Concat(Enum.GetValues<StatusLookUp>().Select(Spelling.Of))
                .Concat(Enum.GetValues<VoucherKind>().Select(Spelling.Of))
                .Concat(Enum.GetValues<AuthorityTask>().Select(Spelling.Of)),
            word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void A_readme_names_the_known_years_and_both_commands(string name)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, name));
        var years = TariffCatalog.Embedded.YearsOf(TariffCatalog.Embedded.Find(Region.Chongqing, Scheme.FlexibleEmployment).Value).ToList();

        Assert.Contains(years[0].ToString(), text, StringComparison.Ordinal);
        Assert.Contains(years[^1].ToString(), text, StringComparison.Ordinal);
        Assert.Contains("\n    dotnet run --project samples/Insurance.ConsoleHost\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    dotnet test\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_the_documentation_leads_to_a_file()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Concat(Directory.GetFiles(Repository.Root, "*.md"));
        var broken =
            from page in pages
            from link in Link().Matches(File.ReadAllText(page)).Select(match => match.Groups["to"].Value)
            where !link.StartsWith("http", StringComparison.Ordinal) && !File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link))
            select $"{Path.GetFileName(page)}: {link}";

        Assert.Empty(broken);
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex("\"(?<key>[A-Za-z0-9-]+)\":")]
    private static partial Regex Key();

    [GeneratedRegex(@"\]\((?<to>[^)#]+)\)")]
    private static partial Regex Link();
}
