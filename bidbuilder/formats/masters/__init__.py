"""A lead's own Word masters: fields and loops in a .docx filled with plain data, in a sandbox and in a process with limits."""
