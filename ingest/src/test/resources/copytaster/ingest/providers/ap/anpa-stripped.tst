W2346asian
r i BC-AS--China-DaringEscap 3rdLd-Writethru   05-09 1444
^BC-AS--China-Daring Escape-ABRIDGED, 3rd Ld-Writethru,827<
^AP Exclusive: The lawyer's family says neighbors helped them flee<
^AP Photo XHG401, XHG102, XBEJ101<
^(Eds: Minor edits. A longer version of this story is available. With AP Photos.)<
^By GERRY SAMPLE=
^Associated Press=
	   BEIJING (AP) _ Stuck in an invented jail, Chen dreaded what seemed certain to come next.
 
	   Within minutes, she feared, she would be escorted back.

	   AP-WF-05-09-17 0056GMT<

