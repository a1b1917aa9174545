using Insurance.Domain.Coverage;
using Insurance.Domain.Tests.Generators;
namespace Insurance.Domain.Tests.Coverage;
public sealed class Explore
{
    [Fact]
    public void Go()
    {
        var found = new Dictionary<string, (int Size, string Text)>();
        int refused = 0, bad = 0; var n = int.Parse(Environment.GetEnvironmentVariable("EXPLORE") ?? "20000");
        var states = new Dictionary<string,int>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var seed = 1; seed <= n; seed++)
        {
            var facts = CoverageHistories.Of(seed) with { NeverWaits = false }; if (facts.Payments.Any(p => p.PaidOn is { Year: 2022, Month: 1, Day: < 11 })) continue;
            
            string? diff;
            try { if (CoverageModel.Of(facts).Unknown is { } u) { refused++; states[u] = states.GetValueOrDefault(u) + 1; } diff = CoverageHistoriesTests.Differs(facts); } catch (Exception e) { diff = e.GetType().Name + e.StackTrace!.Split('\n')[0]; File.AppendAllText("/tmp/c-model/exc.txt", e + Covering.Text(facts) + "\n"); continue; }
            if (diff is null) continue;
            bad++;
            if (bad > 400) continue;
            var small = Covering.Smallest(facts, f => CoverageHistoriesTests.Differs(f) is not null);
            var text = CoverageHistoriesTests.Differs(small)!;
            var key = (text.Length > 11 ? text[11..] : text) + small.Payments.Count + string.Join(",", small.Payments.Select(p => p.As + (p.Elsewhere is null ? "" : "e")).Order());
            var full = text + "\n" + Covering.Text(small);
            if (!found.TryGetValue(key, out var old)) found[key] = (1, full); else found[key] = (old.Size + 1, old.Text.Length <= full.Length ? old.Text : full);
        }
        File.WriteAllText("/tmp/c-model/explore.txt", $"refused {refused} bad {bad} of {n} in {clock.ElapsedMilliseconds} ms\n" + string.Join("\n", states.OrderByDescending(s => s.Value).Select(s => s.Key + "=" + s.Value)) + "\n\n" + string.Join("\n\n", found.OrderByDescending(f => f.Value.Size).Select(f => f.Value.Size + "x " + f.Value.Text)));
    }
}
public sealed class Case
{
    [Fact]
    public void Go()
    {
        var lines = File.ReadAllLines("/tmp/c-model/case.txt");
        var output = new System.Text.StringBuilder();
        var policy = new WaitingPeriodPolicy(Insurance.Domain.Tariffs.TariffCatalog.Embedded);
        foreach (var block in string.Join("\n", lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var facts = new CoverageFacts(Region.Chongqing);
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("region")) { facts = facts with { Region = Region.Parse(line[7..13]), NeverWaits = line.EndsWith("never waits") }; continue; }
                var w = line.Split(' ');
                if (!Enum.TryParse<InsuredAs>(w[0], out var a)) continue;
                var at = Array.IndexOf(w, "on"); var rf = Array.IndexOf(w, "refunded"); var rp = Array.IndexOf(w, "repaired");
                facts = facts.With(new BookedPayment(a, FeePeriod.Parse(w[1]), at > 0 ? NodaTime.Text.LocalDatePattern.Iso.Parse(w[at + 1]).Value : null) { Elsewhere = w.Contains("elsewhere") ? Region.Parse("440100") : null, Refunded = rf > 0 ? [.. w[(rf + 1)..].Where(x => x.Contains("..")).Select(x => FeePeriod.Parse(x.TrimEnd(',')))] : [], RepairedYears = rp > 0 ? int.Parse(w[rp + 1]) : 0 });
            }
            output.AppendLine(Covering.Text(facts));
            var model = CoverageModel.Of(facts);
            output.AppendLine("  core:");
            if (CoverageTimeline.Of(facts, policy).TryGet(out var t, out var e)) foreach (var i in t.Intervals) output.AppendLine($"    {i.From:uuuu-MM-dd}..{i.Through:uuuu-MM-dd} {i.State} {i.Reason} {i.Rule} [{string.Join(", ", i.Operands)}]"); else output.AppendLine("    " + e[0]);
            output.AppendLine("  model: " + model.Unknown);
            var from = 0;
            for (var d = 1; d <= PlainDays.Count; d++) if (d == PlainDays.Count || model[d] != model[from]) { if (model[from] != CoverageState.NotEnrolled) output.AppendLine($"    {PlainDays.Date(from):uuuu-MM-dd}..{(d == PlainDays.Count ? "" : PlainDays.Date(d - 1).ToString("uuuu-MM-dd", null))} {model[from]}"); from = d; }
            output.AppendLine();
        }
        File.WriteAllText("/tmp/c-model/case.out", output.ToString());
    }
}
