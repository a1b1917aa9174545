using Insurance.Domain.Agreements;
using Insurance.Domain.Declarations;
using Insurance.Domain.Enrollments;
using Insurance.Domain.Tests.Declarations;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Journey;

/// <summary>What one person has registered, agreed and declared, beside what the model says of it.</summary>
internal sealed class InsuredCourse
{
    private readonly Course course;
    private readonly List<Enrollment> ended = [];
    private readonly HashSet<(string Agreement, int Line, LocalDate On)> approvals = [];

    public InsuredCourse(Course course)
    {
        this.course = course;
        (Enrollment, Enrolled) = Register();
    }

    public Enrollment Enrollment { get; private set; }

    public EnrolledModel Enrolled { get; private set; }

    public Declaration? Declaration { get; private set; }

    public DeclaredModel Declared { get; } = new();

    public List<(DeductionAgreement Agreement, AgreedModel Model)> Agreements { get; } = [];

    public void ChangeEnrollment()
    {
        var on = course.Day();
        var occurred = course.One(Enum.GetValues<EnrollmentEvent>());
        occurred = course.Chance(60) ? (Enrolled.State, occurred) switch
        {
            (EnrollmentState.Suspended, _) => EnrollmentEvent.Resume,
            (EnrollmentState.WithEmployer, _) => EnrollmentEvent.LeaveEmployer,
            (EnrollmentState.Stopped, _) => EnrollmentEvent.Stop,
            (_, EnrollmentEvent.Stop) => EnrollmentEvent.Amend,
            _ => occurred,
        }
        : occurred;

        YearMonth? insured = occurred is EnrollmentEvent.LeaveEmployer || (occurred is EnrollmentEvent.Resume or EnrollmentEvent.Amend && course.Chance(40))
            ? on.ToYearMonth().PlusMonths(-course.Random.Next(0, 5) + (course.Chance(10) ? 6 : 0))
            : null;
        var facts = new EnrollmentFacts(
            course.Chance(5) ? Hukou.None : course.One([Hukou.Local, Hukou.Elsewhere]),
            HasEmployer: (Enrolled.State == EnrollmentState.WithEmployer) != course.Chance(5),
            DrawsPension: course.Chance(10),
            insured);
        var may = Enrolled.May(occurred, on) && !(insured?.CompareTo(on.ToYearMonth()) > 0);
        if (occurred == EnrollmentEvent.Amend)
        {
            may &= facts.HasEmployer == (Enrolled.State == EnrollmentState.WithEmployer) && facts.Hukou != Hukou.None;
        }

        var tariff = Chongqing.Tariff(on.Year);
        Enrollment = course.Do(
            Enrollment,
            may,
            enrollment => occurred switch
            {
                EnrollmentEvent.Amend => enrollment.Amend(tariff, facts, on),
                EnrollmentEvent.Suspend => enrollment.Suspend(on),
                EnrollmentEvent.Resume => enrollment.Resume(on, insured),
                EnrollmentEvent.JoinEmployer => enrollment.JoinEmployer(on),
                EnrollmentEvent.LeaveEmployer => enrollment.LeaveEmployer(insured!.Value, tariff, on),
                _ => enrollment.Stop(on),
            },
            $"enrollment {occurred}");
        if (may)
        {
            Enrolled.Do(occurred, on, occurred == EnrollmentEvent.Amend ? facts.DrawsPension : null);
        }

        // Whoever comes back after the end registers anew.
        if (Enrolled.State == EnrollmentState.Stopped && course.Chance(25))
        {
            ended.Add(Enrollment);
            (Enrollment, Enrolled) = Register();
        }
    }

    public void DraftAgreement()
    {
        if (Agreements.Count == 5)
        {
            return;
        }

        var on = course.Today;
        var bothLines = course.Chance(70);
        LocalDate? through = course.Chance(40) ? on.PlusDays(course.Random.Next(-60, 400)) : null;
        var may = !(through < on);
        var drafted = course.Told(
            DeductionAgreement.Draft(
                Agreed.Number(Agreements.Count), Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.Account, bothLines ? Declaring.Both : [InsuranceLine.BasicMedical], on, through),
            may,
            "agreement Draft");
        if (drafted.TryGet(out var draft, out _))
        {
            Agreements.Add((draft, new AgreedModel(on, through, bothLines)));
        }
    }

    public void ChangeAgreement()
    {
        if (Agreements.Count == 0)
        {
            DraftAgreement();
            return;
        }

        var i = course.Random.Next(Agreements.Count);
        var (agreement, model) = Agreements[i];
        var on = course.Day();
        var occurred = course.One([AgreementEvent.Suspend, AgreementEvent.Revoke, AgreementEvent.Replace, AgreementEvent.Replace]);
        occurred = course.Chance(25) ? course.One([AgreementEvent.Sign, AgreementEvent.Activate, AgreementEvent.Resume, occurred, AgreementEvent.Suspend]) : model.On(on) switch
        {
            AgreementState.Draft => AgreementEvent.Sign,
            AgreementState.Signed => AgreementEvent.Activate,
            AgreementState.Suspended => AgreementEvent.Resume,
            _ => occurred,
        };
        var by = course.By(out var oneself);
        if (occurred == AgreementEvent.Replace)
        {
            Replace(i, on);
            return;
        }

        var needsOneself = occurred is AgreementEvent.Sign or AgreementEvent.Revoke;
        var others = Agreements.Where((_, j) => j != i).ToList();
        var may = model.May(occurred, on, oneself || !needsOneself)
            && !(occurred is AgreementEvent.Activate or AgreementEvent.Resume && others.Exists(other => model.MeetsFrom(on, course.Today, other.Model)));
        var all = Agreements.Select(other => other.Agreement).ToList();
        agreement = course.Do(
            agreement,
            may,
            before => occurred switch
            {
                AgreementEvent.Sign => before.Sign(by, on, Agreed.Evidence(on)),
                AgreementEvent.Activate => before.Activate(all, on),
                AgreementEvent.Suspend => before.Suspend(on),
                AgreementEvent.Resume => before.Resume(all, on),
                _ => before.Revoke(by, on),
            },
            $"agreement {occurred}");
        if (may)
        {
            model.Do(occurred, on);
        }

        Agreements[i] = (agreement, model);
    }

    public void ChangeDeclaration()
    {
        var by = course.By(out var oneself);
        var on = Declaration is null ? course.Today : course.Day();
        var year = on.Year + course.One<int>(Declared.Newest is null ? [0, 0, 1] : [1, 1, 0, -1]);
        var grade = course.One(["1", "2"]);
        var may = Declared.MayDeclare(Enrolled, year, oneself, on);
        if (Declaration is { } before)
        {
            Declaration = course.Do(before, may, standing => standing.Change(Enrollment, Declaring.History, Declaring.Year(year), by, grade, on), "declaration Change");
        }
        else if (year <= 2025)
        {
            var first = course.Told(Declaration.Submit(Enrollment, Chongqing.Tariff(year), by, grade, on), may, "declaration Submit");
            Declaration = first.TryGet(out var submitted, out _) ? submitted : null;
        }
        else
        {
            return;
        }

        if (may)
        {
            Declared.Declare(grade, year, on);
        }
    }

    public void WithdrawDeclaration()
    {
        var by = course.By(out var oneself);
        var on = course.Day();
        if (Declaration is { } before)
        {
            var may = Declared.MayWithdraw(oneself, on);
            Declaration = course.Do(before, may, standing => standing.Withdraw(by, on), "declaration Withdraw");
            if (may)
            {
                Declared.Withdraw(on);
            }
        }
    }

    public void ChangeDeduction()
    {
        if (Declaration is not { } before || Agreements.Count == 0)
        {
            return;
        }

        var by = course.By(out var oneself);
        var on = course.Day();
        var line = course.Random.Next(2);
        var active = Agreements.FindIndex(agreed => agreed.Model.On(on) == AgreementState.Active);
        var (agreement, model) = active >= 0 && course.Chance(70) ? Agreements[active] : course.One(Agreements);
        var approves = course.Chance(70);
        var may = Declared.MayDeduct(oneself, on) && (!approves || model.Covers(line, on));
        Declaration = course.Do(
            before,
            may,
            standing => approves ? standing.ApproveDeduction(agreement, Declaring.Both[line], by, on) : standing.WithdrawDeduction(Declaring.Both[line], by, on),
            approves ? "declaration ApproveDeduction" : "declaration WithdrawDeduction");
        if (may)
        {
            Declared.Deduct(line, approves ? agreement.Id.ToString() : null, on);
            if (approves)
            {
                approvals.Add((agreement.Id.ToString(), line, on));
            }
        }
    }

    /// <summary>All that stands is what the model says.</summary>
    public void Compare()
    {
        Assert.Equal(Enrolled.State, Enrollment.State);
        Assert.True((Enrolled.State == EnrollmentState.WithEmployer) == Enrollment.Facts.HasEmployer);
        Assert.Equal(Enrolled.On(course.Today.PlusDays(-10)), Enrollment.StateOn(course.Today.PlusDays(-10)));
        foreach (var (agreement, model) in Agreements)
        {
            Assert.Equal(model.On(course.Today), agreement.StateOn(course.Today));
            Assert.Equal(model.Covers(1, course.Today), agreement.Covers(InsuranceLine.LargeAmountMutual, course.Today));
        }

        Assert.True(Agreements.Count(agreed => agreed.Agreement.StateOn(course.Today) == AgreementState.Active) < 2);
        if (Declaration is { } declaration)
        {
            Assert.Equal(Declared.Choices.Count, declaration.Choices.Length);
            foreach (var (model, choice) in Declared.Choices.Zip(declaration.Choices))
            {
                Assert.True((model.Grade, model.Year, model.Effect) == (choice.Grade, choice.Year.Number, choice.TakesEffectOn));
                Assert.Equal(Declared.State(model, course.Today), choice.StateOn(course.Today) is { } state ? Spelling.Of(state) : null);
                Assert.True(model.Approved.SequenceEqual(choice.Lines.Select(line => line.Deduction?.Agreement.ToString())));

                // Every approval was given on its day, by an agreement that covered the line then.
                Assert.True(choice.Deductions.Where(change => change.Approval is not null).All(change =>
                    approvals.Contains((change.Approval!.Agreement.ToString(), Array.IndexOf(Declaring.Both, change.Insurance), change.On))));
            }
        }
    }

    public void Reopen()
    {
        ended.Append(Enrollment).ToList().ForEach(enrollment => Kept.Reopens<Enrollment, EnrollmentSnapshot>(enrollment, Enrollment.Rehydrate));
        var agreements = Agreements.Select(agreed => agreed.Agreement).ToList();
        agreements.ForEach(agreement => Kept.Reopens<DeductionAgreement, DeductionAgreementSnapshot>(agreement, DeductionAgreement.Rehydrate));
        if (Declaration is { } declaration)
        {
            Kept.Reopens<Declaration, DeclarationSnapshot>(declaration, snapshot => Declaration.Rehydrate(snapshot, agreements));
        }

        RefuseWhatCannotBe();
    }

    // One entry more opens where the model would take it, and nowhere else.
    private void RefuseWhatCannotBe()
    {
        var stored = Enrollment.ToSnapshot();
        foreach (var occurred in new[] { EnrollmentEvent.Suspend, EnrollmentEvent.Resume, EnrollmentEvent.JoinEmployer, EnrollmentEvent.Stop })
        {
            foreach (var day in new[] { Enrolled.Last, Enrolled.Last.PlusDays(-1) })
            {
                var longer = stored with { History = [.. stored.History, new EnrollmentEntry(occurred, day)] };
                Assert.Equal(Enrolled.May(occurred, day), Enrollment.Rehydrate(longer).Succeeded);
            }
        }

        foreach (var (agreement, _) in Agreements.Where(agreed => agreed.Agreement.History.Count > 0))
        {
            // No event of an agreement happens twice in a row.
            var kept = agreement.ToSnapshot();
            Assert.False(DeductionAgreement.Rehydrate(kept with { History = [.. kept.History, kept.History[^1]] }).Succeeded);
        }
    }

    private void Replace(int i, LocalDate on)
    {
        var signed = Agreements.FindIndex(agreed => agreed.Model.On(on) == AgreementState.Signed);
        var j = signed >= 0 && course.Chance(75) ? signed : course.Random.Next(Agreements.Count);
        if (i == j)
        {
            return;
        }

        var (old, oldModel) = Agreements[i];
        var (successor, model) = Agreements[j];
        var third = Agreements.Where((_, k) => k != i && k != j);
        var may = oldModel.May(AgreementEvent.Replace, on) && model.May(AgreementEvent.Activate, on) && !third.Any(other => model.MeetsFrom(on, course.Today, other.Model));
        var (before, other) = (Kept.Stored(old), Kept.Stored(successor));
        var result = course.Told(old.ReplaceBy(successor, Agreements.Select(agreed => agreed.Agreement), on), may, "agreement Replace");
        Assert.True(before.Equals(Kept.Stored(old)) && other.Equals(Kept.Stored(successor)));
        if (result.TryGet(out var both, out _))
        {
            Kept.Grew(old, both.Replaced);
            Kept.Grew(successor, both.Successor);
            oldModel.Do(AgreementEvent.Replace, on);
            model.Do(AgreementEvent.Activate, on);
            Agreements[i] = (both.Replaced, oldModel);
            Agreements[j] = (both.Successor, model);
        }
    }

    private (Enrollment Enrollment, EnrolledModel Model) Register()
    {
        var on = course.Today;
        YearMonth? insured = course.Chance(50) ? on.ToYearMonth().PlusMonths(-course.Random.Next(0, 8)) : null;
        var facts = Chongqing.Local with { LastInsuredMonth = insured };
        if (course.Chance(10))
        {
            course.Told(Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(on.Year), facts with { HasEmployer = true }, on), expected: false, "enrollment Register");
        }

        return (course.Told(Enrollment.Register(Chongqing.Zhang, Chongqing.Tariff(on.Year), facts, on), expected: true, "enrollment Register").Value, new EnrolledModel(on, pension: false));
    }
}
