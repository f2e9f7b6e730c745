using MlPipeline.Engines.Training.Queueing;

namespace MlPipeline.Engines.Tests.Training;

public sealed class FairChoiceTests
{
    [Fact]
    public void A_user_with_many_jobs_keeps_nobody_waiting()
    {
        List<Ticket> waiting = [new(1, "a"), new(2, "a"), new(3, "a"), new(4, "b"), new(5, "c")];
        var served = new Dictionary<string, DateTime>();
        var order = new List<long>();
        while (FairChoice.Order(waiting, running: [], served.GetValueOrDefault).FirstOrDefault() is { } next)
        {
            waiting.Remove(next);
            order.Add(next.Job);
            served[next.User] = DateTime.UnixEpoch.AddSeconds(order.Count);
        }

        Assert.Equal([1, 4, 5, 2, 3], order);
    }

    [Fact]
    public void Who_has_a_job_running_comes_after_who_has_none()
    {
        var order = FairChoice.Order([new(1, "a"), new(2, "b")], running: [new(3, "a", "rest-0")], _ => default);

        Assert.Equal([2, 1], order.Select(ticket => ticket.Job));
    }

    [Theory]
    [InlineData("7@student1@")]
    [InlineData("7@@")]
    [InlineData("7@a.b-c_d@rest-0")]
    public void A_ticket_is_read_from_its_name(string name) => Assert.Equal(name, Ticket.Parse(name)?.FileName);

    [Theory]
    [InlineData("")]
    [InlineData("x@a@b")]
    [InlineData("7@a")]
    public void What_is_no_ticket_is_passed_over(string name) => Assert.Null(Ticket.Parse(name));
}
