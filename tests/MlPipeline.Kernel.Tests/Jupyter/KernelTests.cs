using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlPipeline.Kernel.Tests.Jupyter;

public sealed class KernelTests(FrontEnd frontEnd) : IClassFixture<FrontEnd>
{
    [Fact]
    public void Kernel_info_names_language_and_protocol()
    {
        frontEnd.Send("kernel_info_request", [], control: true);
        var info = frontEnd.ReceiveReply(control: true);
        Assert.Equal("kernel_info_reply", info.Type);
        Assert.Equal("5.3", info.Text("protocol_version"));
        Assert.Equal(".cs", info.Content.GetProperty("language_info").GetProperty("file_extension").GetString());
    }

    [Fact]
    public void A_cell_is_echoed_and_its_outputs_come_in_order()
    {
        var run = frontEnd.Execute("Console.Write(1);\ndisplay(\"shown\");\nConsole.Error.Write(2);\n\"result\"");
        Assert.Equal(["execute_input", "stream", "display_data", "stream", "execute_result"], run.Outputs.Select(output => output.Type));
        Assert.Equal("ok", run.Reply.Status);
        Assert.Equal("result", run.Single("execute_result").Data("text/plain"));
        Assert.Equal(run.Count, run.Single("execute_input").Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(run.Count, run.Single("execute_result").Content.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void An_error_is_published_and_answered_alike()
    {
        var run = frontEnd.Execute("throw new FormatException(\"no\");");
        Assert.Equal("error", run.Reply.Status);
        Assert.Equal("System.FormatException", run.Reply.Text("ename"));
        Assert.Equal("no", run.Single("error").Text("evalue"));
        Assert.Equal(2, run.Reply.Content.GetProperty("traceback").GetArrayLength());
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_is_not_counted()
    {
        var before = frontEnd.Execute("1").Count;
        var silent = frontEnd.Execute("Console.Write(1);\nvar silently = 2;\nsilently", new JsonObject { ["silent"] = true });
        Assert.Empty(silent.Outputs);
        Assert.Equal(before, silent.Count);
        Assert.Equal(before, frontEnd.Execute("3", new JsonObject { ["store_history"] = false }).Count);
        Assert.Equal(before + 1, frontEnd.Execute("silently").Count);
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell()
    {
        var run = frontEnd.Execute("var rides = 40;", new JsonObject
        {
            ["user_expressions"] = new JsonObject { ["two more"] = "rides + 2", ["wrong"] = "nonsense" },
        });
        var values = run.Reply.Content.GetProperty("user_expressions");
        Assert.Equal("42", values.GetProperty("two more").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", values.GetProperty("wrong").GetProperty("status").GetString());
    }

    [Fact]
    public void Cells_sent_behind_one_that_fails_are_aborted_unless_told_otherwise()
    {
        Assert.Equal(["error", "aborted", "aborted"], RunThree(stopOnError: true));
        Assert.Equal(["error", "ok", "ok"], RunThree(stopOnError: false));
    }

    [Fact]
    public void Ten_thousand_updates_arrive_complete_and_in_order()
    {
        var run = frontEnd.Execute("var shown = \"0\".Display();\nfor (var i = 1; i <= 10_000; i++) shown.Update(i.ToString());");
        var updates = run.Outputs.Where(output => output.Type == "update_display_data").ToList();
        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => $"{i}"), updates.Select(update => update.Data("text/plain")));
        Assert.All(updates, update => Assert.Equal(run.Single("display_data").DisplayId, update.DisplayId));
    }

    [Fact]
    public void A_hundred_megabytes_of_output_arrive_whole_in_few_messages()
    {
        var run = frontEnd.Execute("var line = new string('x', 999) + '\\n';\nfor (var i = 0; i < 100_000; i++) Console.Write(line);");
        Assert.Equal(100_000_000, run.Outputs.Where(output => output.Type == "stream").Sum(output => output.Text("text")!.Length));
        Assert.InRange(run.Outputs.Count, 2, 1000);
    }

    [Fact]
    public void Output_of_a_task_belongs_to_the_cell_that_started_it()
    {
        var first = frontEnd.Send("execute_request", new JsonObject
        {
            ["code"] = "var go = new TaskCompletionSource();\nvar late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });",
        });
        frontEnd.ReceiveReply();
        frontEnd.ReceiveOutputs(first);
        frontEnd.Send("execute_request", new JsonObject { ["code"] = "go.SetResult();\nawait late;" });
        frontEnd.ReceiveReply();
        Reply published;
        do
        {
            published = frontEnd.ReceivePublished();
        }
        while (published.Type != "stream");
        Assert.Equal("late", published.Text("text"));
        Assert.Equal(first, published.ParentHeader);
    }

    [Fact]
    public void Clear_output_is_published()
    {
        var run = frontEnd.Execute("Console.Write(1);\nClearOutput(wait: true);\nConsole.Write(2);");
        Assert.Equal(["execute_input", "stream", "clear_output", "stream"], run.Outputs.Select(output => output.Type));
        Assert.True(run.Single("clear_output").Content.GetProperty("wait").GetBoolean());
    }

    [Theory]
    [InlineData("await GetPasswordAsync(\"Password: \")", true)]
    [InlineData("await GetInputAsync(\"Password: \")", false)]
    public void A_cell_asks_the_reader(string code, bool hidden)
    {
        var header = frontEnd.Send("execute_request", new JsonObject { ["code"] = code, ["allow_stdin"] = true });
        var question = frontEnd.ReceiveQuestion();
        Assert.Equal("input_request", question.Type);
        Assert.Equal("Password: ", question.Text("prompt"));
        Assert.Equal(hidden, question.Content.GetProperty("password").GetBoolean());
        Assert.Equal(header, question.ParentHeader);
        frontEnd.Answer("käse");
        Assert.Equal("ok", frontEnd.ReceiveReply().Status);
        Assert.Equal("käse", frontEnd.ReceiveOutputs(header).Single(output => output.Type == "execute_result").Data("text/plain"));
    }

    [Fact]
    public void A_cell_cannot_ask_where_the_front_end_takes_no_input() =>
        Assert.Equal("System.NotSupportedException", frontEnd.Execute("Console.ReadLine()").Reply.Text("ename"));

    [Fact]
    public void An_endless_cell_is_interrupted_and_the_session_goes_on()
    {
        frontEnd.Execute("var kept = 7;");
        var header = frontEnd.Send("execute_request", new JsonObject { ["code"] = "Console.Write(\"on\");\nwhile (true) { }" });
        while (frontEnd.ReceivePublished().Type != "stream")
        {
        }

        frontEnd.Send("interrupt_request", [], control: true);
        Assert.Equal("ok", frontEnd.ReceiveReply(control: true).Status);
        Assert.Equal("error", frontEnd.ReceiveReply().Status);
        Assert.NotEmpty(header);
        Assert.Equal("7", frontEnd.Execute("kept").Single("execute_result").Data("text/plain"));
    }

    [Fact]
    public void Completions_count_characters_as_the_protocol_does()
    {
        frontEnd.Send("complete_request", new JsonObject { ["code"] = "var face = \"😀😀\"; face.Len", ["cursor_pos"] = 25 });
        var reply = frontEnd.ReceiveReply();
        Assert.Equal(["Length"], reply.Content.GetProperty("matches").EnumerateArray().Select(match => match.GetString()));
        Assert.Equal(22, reply.Content.GetProperty("cursor_start").GetInt32());
        Assert.Equal(25, reply.Content.GetProperty("cursor_end").GetInt32());
    }

    [Fact]
    public void Comms_are_closed_and_debugging_is_declined()
    {
        var header = frontEnd.Send("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });
        var closed = Assert.Single(frontEnd.ReceiveOutputs(header));
        Assert.Equal(("comm_close", "c1"), (closed.Type, closed.Text("comm_id")));

        frontEnd.Send("debug_request", new JsonObject { ["type"] = "request", ["seq"] = 3, ["command"] = "attach" }, control: true);
        Assert.False(frontEnd.ReceiveReply(control: true).Content.GetProperty("success").GetBoolean());
    }

    [Fact]
    public void Garbage_and_wrongly_signed_frames_are_dropped_and_logged()
    {
        frontEnd.SendFrames(["garbage"u8.ToArray()]);
        frontEnd.SendFrames(["<IDS|MSG>"u8.ToArray(), "00"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray()]);
        using (var stranger = new TcpClient("127.0.0.1", frontEnd.Connection.ShellPort))
        {
            stranger.GetStream().Write("GET / HTTP/1.1\r\n\r\n"u8);
        }

        Assert.Equal("ok", frontEnd.Execute("1").Reply.Status);
        Assert.Contains("frames that are no message of Jupyter", frontEnd.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains("signature is wrong", frontEnd.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_beyond_all_measure_is_refused()
    {
        var run = frontEnd.Execute(new string(' ', 65 * 1024 * 1024));
        Assert.Equal("OversizedMessage", run.Reply.Text("ename"));
        Assert.Equal("ok", frontEnd.Execute("1").Reply.Status);
    }

    private List<string?> RunThree(bool stopOnError)
    {
        // The first cell fails when the others are there.
        string[] cells = ["await Task.Delay(200);\nthrow new Exception();", "1", "2"];
        var headers = cells.Select(code => frontEnd.Send("execute_request", new JsonObject { ["code"] = code, ["stop_on_error"] = stopOnError })).ToList();
        var states = headers.Select(_ => frontEnd.ReceiveReply().Status).ToList();
        headers.ForEach(header => frontEnd.ReceiveOutputs(header));
        return states;
    }
}
