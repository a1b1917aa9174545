using System.Text.RegularExpressions;
using Insurance.Domain.Tariffs;

namespace Insurance.Domain.Tests.Conventions;

/// <summary>The changelog tells what each data release changed, by the rule of <c>docs/data-releases.md</c>.</summary>
public sealed partial class DataReleasesAreTold
{
    private static readonly List<(string Release, string Text)> Sections = [.. SectionsOf(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")).ReplaceLineEndings("\n"))];

    [Fact]
    public void The_data_version_is_a_year_and_a_month_and_the_first_one_the_changelog_tells_of()
    {
        Assert.Matches(Version(), TariffCatalog.DataVersion);
        Assert.Equal(TariffCatalog.DataVersion, Sections[0].Release);
        Assert.Equal(Sections.Count, Sections.Select(section => section.Release).Distinct().Count());
    }

    [Fact]
    public void Every_file_whose_figures_changed_in_a_release_is_named_in_its_section()
    {
        var listed = ReviewedFigures.Read(Approved.Read(ReviewedFigures.Path)).ToList();

        Assert.Equal(TariffCatalog.Embedded.Histories.Select(history => history.ToString()), listed.Select(section => section.File));
        Expect.None(Untold(listed.Select(section => (section.File, section.Release)), Sections));
    }

    [Fact]
    public void A_file_that_is_told_of_in_another_release_alone_is_missed()
    {
        var sections = SectionsOf("# Changes\n\n### Data 2026.12\n- `a/resident`: new.\n\n### Added\n- `b/resident`\n\n### Data 2026.11\n- `b/resident`: new.\n").ToList();

        Assert.Equal(["2026.12", "2026.11"], sections.Select(section => section.Release));
        Assert.Empty(Untold([("a/resident", "2026.12"), ("b/resident", "2026.11")], sections));
        Assert.Equal(["b/resident changed in 2026.12"], Untold([("a/resident", "2026.12"), ("b/resident", "2026.12")], sections));
        Assert.Equal(["a/resident changed in 2027.01"], Untold([("a/resident", "2027.01")], sections));
    }

    private static IEnumerable<string> Untold(IEnumerable<(string File, string Release)> files, List<(string Release, string Text)> sections) =>
        from entry in files
        where !sections.Any(section => section.Release == entry.Release && section.Text.Contains($"`{entry.File}`", StringComparison.Ordinal))
        select $"{entry.File} changed in {entry.Release}";

    private static IEnumerable<(string Release, string Text)> SectionsOf(string changelog) =>
        Section().Matches(changelog).Select(match => (match.Groups["release"].Value, match.Groups["text"].Value));

    [GeneratedRegex(@"^\d{4}\.(0[1-9]|1[0-2])(\.([2-9]|[1-9]\d))?$")]
    private static partial Regex Version();

    [GeneratedRegex(@"^### Data (?<release>\S+)\n(?<text>.*?)(?=^##|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
