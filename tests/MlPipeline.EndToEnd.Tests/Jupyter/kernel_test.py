"""Jupyter's own test suite for kernels, told what this kernel's language looks like."""

import unittest

import jupyter_kernel_test


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "mlpipeline-csharp"
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.Wr", "matches": {"Write", "WriteLine"}},
        {"text": "#!kd-tr", "matches": {"#!kd-train"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 1;", "if (true) { }", "#!lsmagic", "int F(int n) => n;"]
    incomplete_code_samples = ["if (true) {", "var x = ", "void F()\n{\n", "Console.WriteLine(", "/* open"]
    invalid_code_samples = ["var x = ;", ")"]
    code_generate_error = 'throw new Exception("no");'
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": '"a" + "b"', "result": "ab"}]
    code_display_data = [
        {"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"},
        {"code": "#!markdown\n**x**", "mime": "text/markdown"},
    ]
    code_history_pattern = "6 *7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "ClearOutput();"


if __name__ == "__main__":
    unittest.main(verbosity=2)
