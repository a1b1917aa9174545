namespace Insurance.Domain.Tests.Root;

public sealed class SnapshotFaultsTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(1, 3, true)]
    [InlineData(3, 3, true)]
    [InlineData(0, 3, false)]
    [InlineData(-1, 3, false)]
    [InlineData(4, 3, false)]
    [InlineData(int.MaxValue, 1, false)]
    public void Versions_from_the_first_to_the_newest_are_known(int version, int newest, bool known)
    {
        var fault = SnapshotFaults.Version(version, newest);

        Assert.Equal<(string, string, string?, string?)?>(known ? null : ("snapshot.version", "version", $"{version}", $"{newest}"), fault is null ? null : (fault.Code, fault.Field, fault.Operands["version"], fault.Operands["newest"]));
    }

    [Fact]
    public void A_contradiction_names_the_place_alone()
    {
        var fault = SnapshotFaults.Contradiction("history[2].on");

        Assert.Equal(("snapshot.contradiction", "history[2].on"), (fault.Code, fault.Field));
        Assert.Equal("where", Assert.Single(fault.Operands).Name);
    }
}
