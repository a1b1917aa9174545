using System.Text;
using Insurance.Domain.Tests.Conventions;

namespace Insurance.Domain.Tests.Docs;

/// <summary>The page of life cycles is drawn from the tables that the code asks.</summary>
public sealed class LifeCyclesAreDrawn
{
    private const string ApproveVariable = "INSURANCE_APPROVE";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "life-cycles.md");

    [Fact]
    public void The_page_shows_the_tables_of_today()
    {
        var drawn = Draw();
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            File.WriteAllText(Page, drawn);
        }

        var page = File.Exists(Page) ? File.ReadAllText(Page).ReplaceLineEndings("\n") : "";
        Assert.True(page == drawn, $"docs/life-cycles.md is not what the tables draw. If the tables are meant, run the tests once with {ApproveVariable}=1 and commit the page.");
    }

    private static string Draw()
    {
        var text = new StringBuilder(
            """
            # Life cycles

            Drawn from the transition tables that the code asks (`Transitions` of each type); a test keeps this page and the tables together. An event that has
            no entry in a state does not happen there: it is refused, or changes nothing where the verb says so.

            """.ReplaceLineEndings("\n"));
        foreach (var cycle in LifeCycle.All)
        {
            text.Append('\n').Append("## ").Append(cycle.Owner.Name).Append("\n\n```mermaid\n").Append(cycle.Diagram).Append("```\n\n");
            text.Append("| state |").AppendJoin("", cycle.Events.Select(name => $" {name} |")).Append('\n');
            text.Append("|---|").Insert(text.Length, "---|", cycle.Events.Length).Append('\n');
            foreach (var state in cycle.States)
            {
                var row = cycle.Events.Select(name => cycle.Rows.Where(row => row.From == state && row.Event == name).Select(row => row.To).SingleOrDefault("-"));
                text.Append("| ").Append(state).Append(" |").AppendJoin("", row.Select(to => $" {to} |")).Append('\n');
            }
        }

        return text.ToString();
    }
}
