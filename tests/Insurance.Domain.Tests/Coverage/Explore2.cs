using Insurance.Domain.Coverage;
using Insurance.Domain.Tests.Generators;
namespace Insurance.Domain.Tests.Coverage;
public sealed class Explore2
{
    [Fact]
    public void Go()
    {
        var policy = new WaitingPeriodPolicy(Insurance.Domain.Tariffs.TariffCatalog.Embedded);
        var n = int.Parse(Environment.GetEnvironmentVariable("EXPLORE") ?? "20000");
        var output = new System.Text.StringBuilder();
        void Run(string name, Func<CoverageFacts, int, string?> fault)
        {
            int bad = 0; var found = new Dictionary<string, (int Size, string Text)>();
            for (var seed = 1; seed <= n && bad < 60; seed++)
            {
                var facts = CoverageHistories.Of(seed) with { NeverWaits = name == "never" || (name != "nowait" && seed % 40 == 0) };
                var s = seed;
                if (fault(facts, s) is null) continue;
                bad++;
                var small = Covering.Smallest(facts, f => fault(f, s) is not null);
                var text = fault(small, s)!;
                var key = (text.Length > 40 ? text[11..40] : text) + string.Join(",", small.Payments.Select(p => p.As + (p.Elsewhere is null ? "" : "e")).Order());
                var full = text + "\n" + Covering.Text(small);
                if (!found.TryGetValue(key, out var old)) found[key] = (1, full); else found[key] = (old.Size + 1, old.Text.Length <= full.Length ? old.Text : full);
            }
            output.AppendLine($"##### {name}: {bad}").AppendLine(string.Join("\n\n", found.OrderByDescending(f => f.Value.Size).Select(f => f.Value.Size + "x " + f.Value.Text)));
        }
        string? LessModel(CoverageFacts f, CoverageFacts g)
        {
            if (MorePaid.MakesLapsed(f, g) || MorePaid.LetsReturnersWaitLonger(f)) return null;
            var (a, b) = (CoverageModel.Of(f), CoverageModel.Of(g));
            if (a.Unknown is not null || b.Unknown is not null) return null;
            for (var d = 0; d < PlainDays.Count; d++)
            {
                if (a.Most[d] >= PlainState.Reimbursable && b.Most[d] < PlainState.Reimbursable) return $"{PlainDays.Date(d):uuuu-MM-dd} most {a.Most[d]} {b.Most[d]}";
                if (a.Least[d] >= PlainState.Reimbursable && b.Least[d] < PlainState.Reimbursable) return $"{PlainDays.Date(d):uuuu-MM-dd} least {a.Least[d]} {b.Least[d]}";
            }
            return null;
        }
        Run("model more", (f, s) => LessModel(f, f.With(CoverageHistories.Another(s, f))) is { } l ? l + " with " + Covering.Text(CoverageHistories.Another(s, f)) : null);
        Run("model earlier", (f, s) =>
        {
            var random = new Random(s); var (share, days) = (random.Next(1_000), random.Next(4) switch { 0 => 1, 1 => random.Next(1, 32), 2 => random.Next(1, 100), _ => random.Next(1, 400) });
            var dated = Enumerable.Range(0, f.Payments.Count).Where(at => f.Payments[at].PaidOn is not null).ToList();
            if (dated.Count == 0) return null;
            var which = dated[share * dated.Count / 1_000];
            var moved = f.Payments[which] with { PaidOn = f.Payments[which].PaidOn!.Value.PlusDays(-days) };
            var earlier = f with { Payments = [.. f.Payments.AsEnumerable().Select((payment, at) => at == which ? moved : payment)] };
            return LessModel(f, earlier) is { } l ? l + " with " + Covering.Text(moved) : null;
        });
        Run("model never", (f, s) => LessModel(f with { NeverWaits = false }, f with { NeverWaits = true }));
        if (Environment.GetEnvironmentVariable("CORE") is null) { File.WriteAllText("/tmp/c-model/explore2.txt", output.ToString()); return; }
        Run("more", (f, s) => MorePaid.Fault(f, CoverageHistories.Another(s, f), policy));
        Run("earlier", (f, s) => PaidEarlier.Fault(f, new Random(s), policy));
        Run("later", (facts, seed) => {
            var day = PlainDays.Date(new Random(seed).Next(PlainDays.Day(new NodaTime.LocalDate(2018, 1, 1)), PlainDays.Day(new NodaTime.LocalDate(2027, 1, 1))));
            var known = facts with { Payments = [.. facts.Payments.AsEnumerable().Where(payment => MorePaid.CountsFrom(payment) <= day)] };
            return CoverageProperties.Both(known, facts, policy) is ({ } then, { } now) && !MorePaid.MakesLapsed(known, facts) && CoverageProperties.Less(then, now, day) is { } l ? l + " known on " + day : null; });
        Run("tiles", (f, s) => CoverageTimeline.Of(f, policy).TryGet(out var t, out _) ? Tiling.Fault(t, new Random(s)) : null);
        File.WriteAllText("/tmp/c-model/explore2.txt", output.ToString());
    }
}
