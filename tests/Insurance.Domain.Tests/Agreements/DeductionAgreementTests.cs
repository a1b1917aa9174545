using Insurance.Domain.Agreements;
using Insurance.Domain.People;
using Insurance.Domain.Tests.Generators;
using NodaTime;

namespace Insurance.Domain.Tests.Agreements;

public sealed class DeductionAgreementTests
{
    private static readonly LocalDate Day = Agreed.Day;
    private static readonly ResidentId Zhang = Chongqing.Zhang.Id;
    private static readonly ResidentId Li = Chongqing.Li.Id;

    [Fact]
    public void A_draft_holds_what_was_agreed_and_nothing_has_happened_to_it()
    {
        var draft = DeductionAgreement.Draft(
            Agreed.Number(1), Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.Account, [InsuranceLine.LargeAmountMutual, InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual], Day, new LocalDate(2025, 12, 31)).Value;

        Assert.Equal(Agreed.Number(1), draft.Id);
        Assert.Equal(Chongqing.Zhang, draft.Person);
        Assert.Equal(Region.Chongqing, draft.Region);
        Assert.Equal(Scheme.FlexibleEmployment, draft.Scheme);
        Assert.Equal(Agreed.Account, draft.Account);
        Assert.Equal([InsuranceLine.BasicMedical, InsuranceLine.LargeAmountMutual], draft.Lines);
        Assert.Equal(Day, draft.DraftedOn);
        Assert.Equal(new LocalDate(2025, 12, 31), draft.ValidThrough);
        Assert.Equal(AgreementState.Draft, draft.State);
        Assert.Empty(draft.History);
        Assert.Null(draft.SignedOn);
        Assert.Null(draft.ValidFrom);
        Assert.Null(draft.Predecessor);
        Assert.Null(draft.Successor);
    }

    [Fact]
    public void The_account_need_not_be_the_person_s_own() =>
        Assert.Equal(Chongqing.Li.Name, DeductionAgreement.Draft(
            Agreed.Number(1), Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.AccountOf(Chongqing.Li), Agreed.BothLines, Day).Value.Account.Holder);

    [Fact]
    public void A_draft_without_a_line_or_with_an_end_before_its_day_is_refused()
    {
        var errors = DeductionAgreement.Draft(
            Agreed.Number(1), Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.Account, [], Day, Day.PlusDays(-1)).Errors;

        Assert.Equal([DomainError.Of("agreement.lines", "lines"), DomainError.Of("agreement.reversed", "validThrough", ("through", Day.PlusDays(-1)), ("on", Day))], errors.AsEnumerable());
        Assert.Equal(Day, Agreed.Draft(validThrough: Day).ValidThrough);
    }

    [Fact]
    public void What_was_never_set_is_the_callers_mistake()
    {
        Assert.Equal("id", Thrown(id: default(AgreementId)));
        Assert.Equal("region", Thrown(region: default(Region)));
        Assert.Equal("scheme", Thrown(scheme: (Scheme)9));
        Assert.Equal("lines", Thrown(lines: [InsuranceLine.BasicMedical, default]));
        Assert.Throws<ArgumentNullException>(() => DeductionAgreement.Draft(Agreed.Number(1), null!, Region.Chongqing, Scheme.Resident, Agreed.Account, [], Day));
        Assert.Throws<ArgumentNullException>(() => DeductionAgreement.Draft(Agreed.Number(1), Chongqing.Zhang, Region.Chongqing, Scheme.Resident, null!, [], Day));
        Assert.Throws<ArgumentNullException>(() => DeductionAgreement.Draft(Agreed.Number(1), Chongqing.Zhang, Region.Chongqing, Scheme.Resident, Agreed.Account, null!, Day));
        Assert.Throws<ArgumentNullException>(() => Agreed.Draft().Signed().Activate(null!, Day));
        Assert.Throws<ArgumentNullException>(() => Agreed.Draft().Active().ReplaceBy(null!, [], Day));
        Assert.Throws<ArgumentNullException>(() => Agreed.Draft().Active().ReplaceBy(Agreed.Draft(2).Signed(), null!, Day));
        Assert.Throws<ArgumentException>(() => Agreed.Draft().Active().ReplaceBy(Agreed.Draft().Signed(), [], Day));

        static string? Thrown(AgreementId? id = null, Region? region = null, Scheme scheme = Scheme.Resident, InsuranceLine[]? lines = null) =>
            Assert.Throws<ArgumentException>(() => DeductionAgreement.Draft(
                id ?? Agreed.Number(1), Chongqing.Zhang, region ?? Region.Chongqing, scheme, Agreed.Account, lines ?? Agreed.BothLines, Day)).ParamName;
    }

    [Fact]
    public void Only_the_person_signs_and_revokes()
    {
        // The brief, page 1, point 5: "approve deduction ... yes needs a signed deduction agreement", in a declaration that is made "only by oneself".
        var byLi = Agreed.Draft().Sign(Li, Day, Agreed.Evidence(Day));
        Assert.Equal(DomainError.Of("agreement.not-oneself", "by"), Assert.Single(byLi.Errors));
        Assert.Equal("agreement.not-oneself", Assert.Single(Agreed.Draft().Active().Revoke(Li, Day).Errors).Code);
        Assert.Equal("agreement.not-oneself", Assert.Single(Agreed.Draft().Revoke(default, Day).Errors).Code);

        Assert.Equal(Day, Agreed.Draft().Sign(Zhang, Day, Agreed.Evidence(Day)).Value.SignedOn);
        Assert.Equal(AgreementState.Revoked, Agreed.Draft().Active().Revoke(Zhang, Day).Value.State);
    }

    [Fact]
    public void Both_reasons_are_told_where_somebody_else_signs_what_is_signed() =>
        Assert.Equal(["agreement.not-oneself", "agreement.wrong-state"], Agreed.Draft().Signed().Sign(Li, Day, Agreed.Evidence(Day)).Errors.Select(error => error.Code));

    [Fact]
    public void History_only_grows()
    {
        var active = Agreed.Draft().Active(Day.PlusDays(10));

        var early = Assert.Single(active.Suspend(Day.PlusDays(9)).Errors);
        Assert.Equal(DomainError.Of("agreement.before-last-change", "on", ("on", Day.PlusDays(9)), ("last", Day.PlusDays(10))).ChangingOn(Day.PlusDays(10)), early);
        Assert.Equal(AgreementState.Suspended, active.Suspend(Day.PlusDays(10)).Value.State);

        // The draft's own day counts, and what cannot happen later either does not change on a day.
        Assert.Equal(Day, Assert.Single(Agreed.Draft().Sign(Zhang, Day.PlusDays(-1), Agreed.Evidence(Day)).Errors).ChangesOn);
        Assert.Null(Assert.Single(active.Resume([], Day.PlusDays(9)).Errors).ChangesOn);
    }

    [Fact]
    public void A_verb_leaves_the_agreement_it_was_asked_of_as_it_is()
    {
        var active = Agreed.Draft().Active();
        var revoked = active.Revoke(Zhang, Day.PlusDays(1)).Value;

        Assert.Equal(AgreementState.Active, active.State);
        Assert.True(active.Covers(InsuranceLine.BasicMedical, Day.PlusDays(1)));
        Assert.False(revoked.Covers(InsuranceLine.BasicMedical, Day.PlusDays(1)));
        Assert.Equal(2, active.History.Count);
    }

    [Fact]
    public void A_second_agreement_does_not_come_into_force_beside_the_first()
    {
        var first = Agreed.Draft(1).Active();
        var second = Agreed.Draft(2).Signed();

        var error = Assert.Single(second.Activate([first, second], Day.PlusDays(5)).Errors);

        Assert.Equal(DomainError.Of("agreement.already-active", "others", ("other", "AGR-0001")), error);
        Assert.Equal(AgreementState.Active, second.Activate([first.Revoke(Zhang, Day.PlusDays(5)).Value], Day.PlusDays(5)).Value.State);
    }

    [Fact]
    public void Whatever_their_lines_a_person_has_one_agreement_in_force()
    {
        var basic = Scoped(1, InsuranceLine.BasicMedical).Active();
        var mutual = Scoped(2, InsuranceLine.LargeAmountMutual).Signed();

        Assert.Equal("agreement.already-active", Assert.Single(mutual.Activate([basic], Day).Errors).Code);

        static DeductionAgreement Scoped(int number, InsuranceLine line) => DeductionAgreement.Draft(
            Agreed.Number(number), Chongqing.Zhang, Region.Chongqing, Scheme.FlexibleEmployment, Agreed.Account, [line], Day).Value;
    }

    [Fact]
    public void Agreements_of_others_other_schemes_and_other_regions_do_not_stand_in_the_way() =>
        Assert.Equal(AgreementState.Active, Agreed.Draft(9).Signed().Activate(
            [
                Agreed.Draft(1, Chongqing.Li).Active(),
                Agreed.Draft(2, scheme: Scheme.Resident).Active(),
                Agreed.Draft(3, region: Region.Parse("990000")).Active(),
                Agreed.Draft(4).Signed(),
                Agreed.Draft(5),
            ],
            Day).Value.State);

    [Fact]
    public void One_that_is_in_force_later_stands_in_the_way_unless_this_one_has_expired_by_then()
    {
        var later = Agreed.Draft(1).Active(Day.PlusDays(30));

        Assert.Equal("agreement.already-active", Assert.Single(Agreed.Draft(2).Signed().Activate([later], Day).Errors).Code);
        Assert.Equal("agreement.already-active", Assert.Single(Agreed.Draft(2, validThrough: Day.PlusDays(30)).Signed().Activate([later], Day).Errors).Code);
        Assert.True(Agreed.Draft(2, validThrough: Day.PlusDays(29)).Signed().Activate([later], Day).Succeeded);
    }

    [Fact]
    public void One_that_has_expired_does_not_stand_in_the_way_though_nobody_recorded_it()
    {
        var first = Agreed.Draft(1, validThrough: Day.PlusDays(30)).Active();

        Assert.False(Agreed.Draft(2).Signed().Activate([first], Day.PlusDays(30)).Succeeded);
        Assert.True(Agreed.Draft(2).Signed().Activate([first], Day.PlusDays(31)).Succeeded);
    }

    [Fact]
    public void A_suspended_agreement_makes_room_and_then_cannot_be_resumed()
    {
        var first = Agreed.Draft(1).Active().Suspend(Day.PlusDays(5)).Value;
        var second = Agreed.Draft(2).Signed().Activate([first], Day.PlusDays(5)).Value;

        Assert.Equal(DomainError.Of("agreement.already-active", "others", ("other", "AGR-0002")), Assert.Single(first.Resume([second], Day.PlusDays(6)).Errors));
        Assert.Equal(AgreementState.Active, first.Resume([second.Suspend(Day.PlusDays(6)).Value], Day.PlusDays(6)).Value.State);
    }

    [Fact]
    public void A_successor_takes_the_place_in_one_step_without_a_gap()
    {
        var first = Agreed.Draft(1).Active();
        var (replaced, successor) = first.ReplaceBy(Agreed.Draft(2).Signed(), [first], Day.PlusDays(10)).Value;

        Assert.Equal(AgreementState.Replaced, replaced.State);
        Assert.Equal(AgreementState.Active, successor.State);
        Assert.Equal(Agreed.Number(2), replaced.Successor);
        Assert.Equal(Agreed.Number(1), successor.Predecessor);
        Assert.Equal(Day.PlusDays(10), successor.ValidFrom);
        for (var day = Day; day < Day.PlusDays(20); day = day.PlusDays(1))
        {
            Assert.True(replaced.Covers(InsuranceLine.BasicMedical, day) != successor.Covers(InsuranceLine.BasicMedical, day), $"{day}");
            Assert.Equal(day >= Day.PlusDays(10), successor.Covers(InsuranceLine.BasicMedical, day));
        }
    }

    [Fact]
    public void A_successor_is_signed_and_of_the_same_person_region_and_scheme()
    {
        var first = Agreed.Draft(1).Active();

        Assert.Equal(
            DomainError.Of("agreement.wrong-state", "successor", ("state", "draft"), ("event", "activate")),
            Assert.Single(first.ReplaceBy(Agreed.Draft(2), [], Day).Errors));
        Assert.All(
            [Agreed.Draft(2, Chongqing.Li), Agreed.Draft(2, scheme: Scheme.Resident), Agreed.Draft(2, region: Region.Parse("990000"))],
            other => Assert.Equal(DomainError.Of("agreement.successor-differs", "successor"), Assert.Single(first.ReplaceBy(other.Signed(), [], Day).Errors)));
        Assert.Equal(
            ["agreement.successor-differs", "agreement.wrong-state", "agreement.wrong-state"],
            Agreed.Draft(1).ReplaceBy(Agreed.Draft(2, Chongqing.Li), [], Day).Errors.Select(error => error.Code));
        Assert.Equal(
            [("agreement.before-last-change", "on"), ("agreement.before-last-change", "successor")],
            first.ReplaceBy(Agreed.Draft(2).Signed(), [], Day.PlusDays(-1)).Errors.Select(error => (error.Code, error.Field)));
    }

    [Fact]
    public void A_successor_of_one_not_in_force_does_not_come_beside_a_third()
    {
        var third = Agreed.Draft(3).Active();

        Assert.Equal(
            DomainError.Of("agreement.already-active", "others", ("other", "AGR-0003")),
            Assert.Single(Agreed.Draft(1).Signed().ReplaceBy(Agreed.Draft(2).Signed(), [third], Day).Errors));
    }

    [Fact]
    public void The_end_is_recorded_with_the_day_after_the_last_whenever_somebody_looks()
    {
        var active = Agreed.Draft(validThrough: Day.PlusDays(30)).Active();

        var early = Assert.Single(active.Expire(Day.PlusDays(30)).Errors);
        Assert.Equal(DomainError.Of("agreement.not-over", "on", ("on", Day.PlusDays(30))).ChangingOn(Day.PlusDays(31)), early);
        var expired = active.Expire(Day.PlusDays(50)).Value;
        Assert.Equal(AgreementState.Expired, expired.State);
        Assert.Equal(new AgreementChange(AgreementEvent.Expire, Day.PlusDays(31)), expired.History[^1]);
        for (var day = Day.PlusDays(-1); day < Day.PlusDays(60); day = day.PlusDays(1))
        {
            Assert.Equal(active.StateOn(day), expired.StateOn(day));
        }
    }

    [Fact]
    public void An_agreement_without_an_end_never_expires()
    {
        Assert.True(Agreed.Draft().Active().Covers(InsuranceLine.BasicMedical, LocalDate.MaxIsoValue));
        Assert.Null(Assert.Single(Agreed.Draft().Active().Expire(LocalDate.MaxIsoValue).Errors).ChangesOn);

        // The calendar's last day has no day after it.
        var toTheLast = Agreed.Draft(validThrough: LocalDate.MaxIsoValue).Active();
        Assert.Equal("agreement.not-over", Assert.Single(toTheLast.Expire(LocalDate.MaxIsoValue).Errors).Code);
        Assert.Null(toTheLast.Expire(LocalDate.MaxIsoValue).Errors[0].ChangesOn);
        Assert.True(toTheLast.Covers(InsuranceLine.BasicMedical, LocalDate.MaxIsoValue));
    }

    [Fact]
    public void It_prints_its_number_its_state_and_the_masked_account()
    {
        Assert.Equal("AGR-0001 active 6222***********0123", Agreed.Draft().Active().ToString());
        Assert.Equal("2023-01-03 sign", Agreed.Draft().Signed().History[0].ToString());
    }
}
